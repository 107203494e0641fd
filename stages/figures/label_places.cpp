#include "stages/figures/label_places.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <utility>

namespace glane::figures {
namespace {

constexpr double kLabelGap = 1.5;  // between a label and discs, in pixels
constexpr double kBetween = 1;     // around a label, to the next
constexpr double kRing = 4;        // from one distance that is tried to the next
constexpr double kNear = 7;        // a label further from its disc is led back
constexpr int kSides = 32;

/// Directions from the disc, in 32nds of a turn, y downwards: below, above, right, left, the corners, then what lies
/// between.
const std::array<int, kSides>& sides() {
    static const std::array<int, kSides> order = [] {
        std::array<int, kSides> all{8, 24, 0, 16};
        std::size_t next = 4;
        for (const int step : {4, 2, 1}) {
            for (int side = step; side < kSides; side += 2 * step) all[next++] = side;
        }
        return all;
    }();
    return order;
}

/// The box of a label in this direction, `away` from the disc's edge: its near side or corner faces the disc.
Rect box_at(const Disc& disc, const LabelSize& size, int side, double away) {
    constexpr double kTurn = 6.283185307179586;
    const double angle = kTurn * side / kSides;
    const double ux = std::cos(angle);
    const double uy = std::sin(angle);
    const double reach = disc.radius + kLabelGap + away;
    const double x = disc.x + ux * reach + std::clamp(ux * 1.4143, -1.0, 1.0) * size.width / 2;
    const double y = disc.y + uy * reach + std::clamp(uy * 1.4143, -1.0, 1.0) * size.height / 2;
    return {x - size.width / 2, y - size.height / 2, x + size.width / 2, y + size.height / 2};
}

/// The sides that are tried beside the disc, in order of preference: below, above, right, left, then the corners.
constexpr std::size_t kBeside = 8;

/// Measured from the nearest point of the box, so that a corner may face the disc as closely as a side.
bool is_too_near(const Rect& box, const Disc& disc) {
    return distance(disc.x, disc.y, box) < disc.radius + kLabelGap * 0.9;
}

class Places {
  public:
    Places(const LabelGround& ground, const std::vector<LabelSize>& sizes)
        : discs_(ground.discs), ground_(ground), sizes_(sizes) {}

    std::optional<LabelPlace> take(std::size_t disc) {
        const auto kept_for_others = [&](const Rect& box) { return !blocks_later(box, disc); };
        std::optional<LabelPlace> place = beside(disc, kept_for_others);
        if (!place) place = beside(disc, [](const Rect&) { return true; });
        if (!place) place = away(disc);
        if (!place) return place;
        taken_.push_back(place->box);
        if (place->leader) leaders_.push_back(*place->leader);
        return place;
    }

  private:
    /// Touching the disc, with the fewest lines through it.
    template <typename Test>
    [[nodiscard]] std::optional<LabelPlace> beside(std::size_t disc, const Test& test) const {
        std::optional<LabelPlace> best;
        std::ptrdiff_t least = 0;
        for (std::size_t i = 0; i < kBeside; ++i) {
            const Rect box = box_at(discs_[disc], sizes_[disc], sides()[i], 0);
            if (!is_free(box) || !test(box)) continue;
            const auto crossed =
                std::ranges::count_if(ground_.lines, [&](const Segment& line) { return touch(box, line); });
            if (best && crossed >= least) continue;
            best = LabelPlace{box, {}};
            least = crossed;
        }
        return best;
    }

    /// The nearest free place, led back to the disc.
    [[nodiscard]] std::optional<LabelPlace> away(std::size_t disc) const {
        const Rect& page = ground_.page;
        const double farthest = std::hypot(page.right - page.left, page.bottom - page.top);
        for (double away = 0; away < farthest; away += kRing) {
            for (const int side : sides()) {
                LabelPlace place{box_at(discs_[disc], sizes_[disc], side, away), {}};
                if (!is_free(place.box)) continue;
                if (away > kNear) place.leader = leader(disc, place.box);
                if (!place.leader || is_open(*place.leader, disc)) return place;
            }
        }
        return std::nullopt;
    }

    /// Whether the box lies where a later label would stand first.
    [[nodiscard]] bool blocks_later(const Rect& box, std::size_t disc) const {
        const Rect wide = box.grown(kBetween);
        for (std::size_t i = disc + 1; i < discs_.size(); ++i) {
            if (touch(wide, box_at(discs_[i], sizes_[i], sides().front(), 0))) return true;
        }
        return false;
    }

    [[nodiscard]] bool is_free(const Rect& box) const {
        if (!ground_.page.contains(box)) return false;
        const Rect wide = box.grown(kBetween);
        return std::ranges::none_of(taken_, [&](const Rect& other) { return touch(other, wide); }) &&
               std::ranges::none_of(discs_, [&](const Disc& disc) { return is_too_near(box, disc); }) &&
               std::ranges::none_of(leaders_, [&](const Segment& line) { return touch(wide, line); });
    }

    /// From the disc's edge towards the point of the box that is nearest to its centre.
    [[nodiscard]] Segment leader(std::size_t index, const Rect& box) const {
        const Disc& disc = discs_[index];
        const double x = std::clamp(disc.x, box.left, box.right);
        const double y = std::clamp(disc.y, box.top, box.bottom);
        const double length = std::hypot(x - disc.x, y - disc.y);
        const double share = disc.radius / length;
        return {disc.x + (x - disc.x) * share, disc.y + (y - disc.y) * share, x, y};
    }

    [[nodiscard]] bool is_open(const Segment& line, std::size_t own) const {
        for (std::size_t i = 0; i < discs_.size(); ++i) {
            if (i != own && distance(discs_[i].x, discs_[i].y, line) < discs_[i].radius + 1) return false;
        }
        return std::ranges::none_of(taken_, [&](const Rect& box) { return touch(box, line); });
    }

    const std::vector<Disc>& discs_;
    const LabelGround& ground_;
    const std::vector<LabelSize>& sizes_;
    std::vector<Rect> taken_;
    std::vector<Segment> leaders_;
};

}  // namespace

std::vector<std::optional<LabelPlace>> label_places(const LabelGround& ground, const std::vector<LabelSize>& sizes) {
    Places places(ground, sizes);
    std::vector<std::optional<LabelPlace>> found;
    for (std::size_t i = 0; i < sizes.size(); ++i) found.push_back(places.take(i));
    return found;
}

}  // namespace glane::figures
