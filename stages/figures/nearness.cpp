#include "stages/figures/nearness.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <numeric>
#include <string>
#include <utility>

namespace glane::figures {
namespace {

constexpr int kRounds = 120;
/// Between expressions that share nothing, and what one group takes off; those that share all are kNearest apart.
constexpr double kStrangers = 1.3;
constexpr double kGroup = 0.8;
constexpr double kNearest = 0.15;
/// How far places keep their distances (0) or are spread evenly over the page (1).
constexpr double kEven = 0.6;
/// Of the half page: nobody wishes to stand on the edge.
constexpr double kReach = 0.86;

/// Ideal distances of all pairs, row by row.
std::vector<double> distances(const std::vector<CloudItem>& items) {
    const std::size_t n = items.size();
    std::map<std::string, std::vector<std::size_t>> sharers;
    std::vector<double> sizes(n, 0);
    for (std::size_t i = 0; i < n; ++i) {
        std::vector<std::string> own = items[i].contexts;
        std::ranges::sort(own);
        own.erase(std::unique(own.begin(), own.end()), own.end());
        sizes[i] = static_cast<double>(own.size());
        for (const std::string& context : own) sharers[context].push_back(i);
    }
    std::vector<double> shared(n * n, 0);
    for (const auto& [context, who] : sharers) {
        for (const std::size_t a : who) {
            for (const std::size_t b : who) shared[a * n + b] += 1;
        }
    }
    std::vector<double> ideal(n * n, 0);
    for (std::size_t a = 0; a < n; ++a) {
        for (std::size_t b = 0; b < n; ++b) {
            const double together = sizes[a] + sizes[b];
            const double dice = together > 0 ? 2 * shared[a * n + b] / together : 0;
            const bool same_group = !items[a].group.empty() && items[a].group == items[b].group;
            ideal[a * n + b] = std::max(kNearest, (kStrangers - (same_group ? kGroup : 0)) * (1 - dice));
        }
    }
    return ideal;
}

/// A spiral from the heaviest outwards, groups in sectors: a start that is the same every time.
std::vector<Wish> start(const std::vector<CloudItem>& items) {
    std::vector<std::size_t> order(items.size());
    std::iota(order.begin(), order.end(), 0);
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return items[a].group < items[b].group; });
    std::vector<Wish> places(items.size());
    for (std::size_t k = 0; k < order.size(); ++k) {
        const double angle = 2 * std::numbers::pi * static_cast<double>(k) / static_cast<double>(order.size());
        const double radius = 0.4 + 0.6 * static_cast<double>(order[k]) / static_cast<double>(order.size());
        places[order[k]] = {radius * std::cos(angle), radius * std::sin(angle)};
    }
    return places;
}

/// Moves each place in turn to where the others' distances would have it.
void majorise(std::vector<Wish>& places, const std::vector<double>& ideal) {
    const std::size_t n = places.size();
    for (int round = 0; round < kRounds; ++round) {
        for (std::size_t i = 0; i < n; ++i) {
            double weights = 0;
            Wish wanted{0, 0};
            for (std::size_t j = 0; j < n; ++j) {
                if (j == i) continue;
                const double d = ideal[i * n + j];
                const double weight = 1 / (d * d);
                const double dx = places[i][0] - places[j][0];
                const double dy = places[i][1] - places[j][1];
                const double apart = std::max(1e-6, std::sqrt(dx * dx + dy * dy));
                wanted[0] += weight * (places[j][0] + d * dx / apart);
                wanted[1] += weight * (places[j][1] + d * dy / apart);
                weights += weight;
            }
            if (weights > 0) places[i] = {wanted[0] / weights, wanted[1] / weights};
        }
    }
}

/// Turns the map so that it is longest across, the heaviest item in the left and upper half.
void turn(std::vector<Wish>& places) {
    const auto n = static_cast<double>(places.size());
    Wish mean{0, 0};
    for (const Wish& at : places) mean = {mean[0] + at[0] / n, mean[1] + at[1] / n};
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (Wish& at : places) {
        at = {at[0] - mean[0], at[1] - mean[1]};
        xx += at[0] * at[0];
        yy += at[1] * at[1];
        xy += at[0] * at[1];
    }
    const double angle = std::atan2(2 * xy, xx - yy) / 2;
    const double c = std::cos(angle);
    const double s = std::sin(angle);
    for (Wish& at : places) at = {c * at[0] + s * at[1], c * at[1] - s * at[0]};
    const Wish sign{places.front()[0] > 0 ? -1.0 : 1.0, places.front()[1] > 0 ? -1.0 : 1.0};
    for (Wish& at : places) at = {sign[0] * at[0], sign[1] * at[1]};
}

/// Spreads one coordinate over [-kReach, kReach]: partly in proportion, partly by rank.
void spread(std::vector<Wish>& places, std::size_t axis) {
    std::vector<std::size_t> order(places.size());
    std::iota(order.begin(), order.end(), 0);
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return places[a][axis] < places[b][axis]; });
    double most = 1e-9;
    for (const Wish& at : places) most = std::max(most, std::abs(at[axis]));
    for (std::size_t k = 0; k < order.size(); ++k) {
        const double even = (2 * static_cast<double>(k) + 1) / static_cast<double>(order.size()) - 1;
        double& value = places[order[k]][axis];
        value = kReach * (kEven * even + (1 - kEven) * value / most);
    }
}

}  // namespace

std::vector<Wish> wished_places(const std::vector<CloudItem>& items) {
    if (items.size() < 2) return std::vector<Wish>(items.size(), Wish{0, 0});
    std::vector<Wish> places = start(items);
    majorise(places, distances(items));
    turn(places);
    spread(places, 0);
    spread(places, 1);
    return places;
}

}  // namespace glane::figures
