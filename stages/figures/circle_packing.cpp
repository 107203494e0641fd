#include "stages/figures/circle_packing.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace glane::figures {
namespace {

constexpr double kTolerance = 1e-9;
constexpr int kDirections = 72;

struct Candidate {
    double x = 0;
    double y = 0;
    double distance = 0;
};

double squared(double value) { return value * value; }

/// Rounded, so that the last digit of a root never decides.
bool comes_before(const Candidate& a, const Candidate& b) {
    const auto rounded = [](double value) { return std::round(value * 1e7); };
    if (rounded(a.distance) != rounded(b.distance)) return a.distance < b.distance;
    if (rounded(a.x) != rounded(b.x)) return a.x < b.x;
    return a.y < b.y;
}

class Packing {
  public:
    Packing(double gap, double flatness) : gap_(gap), flatness_(flatness) {}

    void place(double radius) {
        PackedCircle circle{0, 0, radius};
        if (placed_.size() == 1) circle.x = placed_.front().radius + radius + gap_;
        if (placed_.size() > 1) {
            const Candidate best = best_candidate(radius);
            circle.x = best.x;
            circle.y = best.y;
        }
        const double area = squared(radius);
        centre_x_ = (centre_x_ * area_ + circle.x * area) / (area_ + area);
        centre_y_ = (centre_y_ * area_ + circle.y * area) / (area_ + area);
        area_ += area;
        placed_.push_back(circle);
    }

    std::vector<PackedCircle> take() && { return std::move(placed_); }

  private:
    /// The place nearest to the middle that is beside one circle or between two, and can be seen from outside.
    [[nodiscard]] Candidate best_candidate(double radius) const {
        std::vector<Candidate> candidates;
        for (std::size_t i = 0; i < placed_.size(); ++i) {
            add_beside(candidates, placed_[i], radius);
            for (std::size_t j = i + 1; j < placed_.size(); ++j)
                add_tangents(candidates, placed_[i], placed_[j], radius);
        }
        std::ranges::sort(candidates, comes_before);
        for (const Candidate& candidate : candidates) {
            if (is_free(candidate, radius) && is_seen(candidate)) return candidate;
        }
        // Never so far: the circle furthest out and its neighbour always have a place outside.
        double right = 0;
        for (const PackedCircle& circle : placed_) right = std::max(right, circle.x + circle.radius);
        return {right + gap_ + radius, centre_y_, 0};
    }

    [[nodiscard]] Candidate candidate_at(double x, double y) const {
        return {x, y, std::hypot((x - centre_x_) / flatness_, y - centre_y_)};
    }

    /// Left and right of a circle, so that a row can be one.
    void add_beside(std::vector<Candidate>& candidates, const PackedCircle& circle, double radius) const {
        const double apart = circle.radius + radius + gap_;
        for (const double side : {apart, -apart}) candidates.push_back(candidate_at(circle.x + side, circle.y));
    }

    /// The two places at which a circle of this radius has the gap to both others.
    void add_tangents(std::vector<Candidate>& candidates, const PackedCircle& a, const PackedCircle& b,
                      double radius) const {
        const double to_a = a.radius + radius + gap_;
        const double to_b = b.radius + radius + gap_;
        const double apart = std::hypot(b.x - a.x, b.y - a.y);
        if (apart > to_a + to_b) return;
        const double along = (squared(to_a) - squared(to_b) + squared(apart)) / (2 * apart);
        if (squared(along) > squared(to_a)) return;
        const double aside = std::sqrt(squared(to_a) - squared(along));
        const double ux = (b.x - a.x) / apart;
        const double uy = (b.y - a.y) / apart;
        for (const double side : {aside, -aside}) {
            const double x = a.x + along * ux - side * uy;
            const double y = a.y + along * uy + side * ux;
            candidates.push_back(candidate_at(x, y));
        }
    }

    [[nodiscard]] bool is_free(const Candidate& at, double radius) const {
        return std::ranges::all_of(placed_, [&](const PackedCircle& circle) {
            return std::hypot(circle.x - at.x, circle.y - at.y) >= circle.radius + radius + gap_ - kTolerance;
        });
    }

    /// Some straight line from its centre leaves the packing.
    [[nodiscard]] bool is_seen(const Candidate& at) const {
        for (int i = 0; i < kDirections; ++i) {
            const double angle = 2 * std::numbers::pi * i / kDirections;
            const double ux = std::cos(angle);
            const double uy = std::sin(angle);
            const bool blocked = std::ranges::any_of(placed_, [&](const PackedCircle& circle) {
                const double along = (circle.x - at.x) * ux + (circle.y - at.y) * uy;
                const double aside = std::abs((circle.x - at.x) * uy - (circle.y - at.y) * ux);
                return along > 0 && aside < circle.radius + gap_ / 2;
            });
            if (!blocked) return true;
        }
        return false;
    }

    double gap_;
    double flatness_;
    std::vector<PackedCircle> placed_;
    double centre_x_ = 0;
    double centre_y_ = 0;
    double area_ = 0;
};

}  // namespace

std::vector<PackedCircle> pack_circles(const std::vector<double>& radii, double gap, double flatness) {
    Packing packing(gap, flatness);
    for (const double radius : radii) packing.place(radius);
    return std::move(packing).take();
}

}  // namespace glane::figures
