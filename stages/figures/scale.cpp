#include "stages/figures/scale.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <utility>

#include <fmt/format.h>

#include "pipeline/base/error.h"
#include "pipeline/base/table.h"
#include "stages/figures/numbers.h"

namespace glane::figures {
namespace {

constexpr std::pair<std::string_view, SizeScale> kScales[] = {
    {"area", SizeScale::area}, {"linear", SizeScale::linear}, {"log", SizeScale::log}, {"equal", SizeScale::equal}};

}  // namespace

std::string to_the(std::string_view phrase) {
    if (phrase.starts_with("le ")) return "au " + std::string(phrase.substr(3));
    if (phrase.starts_with("les ")) return "aux " + std::string(phrase.substr(4));
    if (phrase.starts_with("la ") || phrase.starts_with("l’") || phrase.starts_with("l'")) return "à " + std::string(phrase);
    return "à : " + std::string(phrase);
}

SizeScale size_scale(std::string_view name) {
    for (const auto& [known, scale] : kScales) {
        if (known == name) return scale;
    }
    throw Error({.where = {}, .what = fmt::format("unknown scale \"{}\"", name), .hint = "one of: area, linear, log, equal"});
}

double relative_size(SizeScale scale, double weight, double smallest) {
    switch (scale) {
        case SizeScale::area: return std::sqrt(weight);
        case SizeScale::linear: return weight;
        case SizeScale::log: return 1 + std::log2(weight) - std::log2(smallest);
        case SizeScale::equal: return 1;
    }
    return 1;
}

std::string described(SizeScale scale, std::string_view weight_meaning) {
    switch (scale) {
        case SizeScale::area: return "surface des lettres proportionnelle " + to_the(weight_meaning);
        case SizeScale::linear: return "hauteur des lettres proportionnelle " + to_the(weight_meaning);
        case SizeScale::log: return fmt::format("hauteur des lettres selon le logarithme ({})", weight_meaning);
        case SizeScale::equal: return "toutes les expressions ont la même taille";
    }
    return {};
}

std::vector<double> legend_weights(SizeScale scale, double smallest, double heaviest, double px_of_one, double from,
                                   double to, std::size_t most) {
    if (scale == SizeScale::equal) return {};
    const auto shown = [&](double weight) {
        const double px = px_of_one * relative_size(scale, weight, smallest);
        return weight >= smallest && weight <= heaviest && px >= from && px <= to;
    };
    std::vector<double> weights;
    for (const std::initializer_list<double> digits : {std::initializer_list<double>{1, 2, 5}, {1, 1.5, 2, 3, 4, 5, 6, 8}}) {
        weights.clear();
        for (int power = static_cast<int>(std::floor(std::log10(smallest))); power <= std::floor(std::log10(heaviest)); ++power) {
            for (const double digit : digits) {
                // From the text, so that 0.2 is the number that is printed.
                const double weight = std::stod(fmt::format("{}e{}", digit, power));
                if (shown(weight)) weights.push_back(weight);
            }
        }
        if (weights.size() >= 2) break;
    }
    if (weights.empty()) {
        if (shown(smallest)) weights.push_back(smallest);
        if (heaviest > smallest && shown(heaviest)) weights.push_back(heaviest);
    }
    std::vector<double> chosen;
    const std::size_t wanted = std::min(most, weights.size());
    for (std::size_t i = 0; i < wanted; ++i) {
        chosen.push_back(weights[wanted == 1 ? weights.size() - 1 : i * (weights.size() - 1) / (wanted - 1)]);
    }
    return chosen;
}

double squared_correlation(const std::vector<double>& x, const std::vector<double>& y) {
    const auto n = static_cast<double>(x.size());
    double mean_x = 0;
    double mean_y = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        mean_x += x[i] / n;
        mean_y += y[i] / n;
    }
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        xx += (x[i] - mean_x) * (x[i] - mean_x);
        yy += (y[i] - mean_y) * (y[i] - mean_y);
        xy += (x[i] - mean_x) * (y[i] - mean_y);
    }
    return xx <= 0 || yy <= 0 ? 1 : xy * xy / (xx * yy);
}

std::string french_number(double value) { return french_value(value, decimals_for({value})); }

std::string decimal(double value, int decimals) {
    std::string text = fixed(value, decimals);
    if (text.find('.') == std::string::npos) return text;
    while (text.back() == '0') text.pop_back();
    if (text.back() == '.') text.pop_back();
    return text;
}

}  // namespace glane::figures
