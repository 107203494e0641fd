#include "stages/figures/bubble_layout.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "stages/figures/fit.h"
#include "stages/figures/numbers.h"
#include "stages/figures/scale.h"

namespace glane::figures {
namespace {

constexpr double kGap = 0.03;  // between circles, as a share of the largest radius
constexpr double kFlatnesses[] = {1, 1.4, 2, 3, 5};
constexpr double kLargestRadius = 0.15;  // of the page's width
constexpr double kMostHigh = 0.75;       // of the page's width
constexpr double kNameWidth = 0.24;      // of the page's width, for names beside
constexpr double kShrink = 0.85;         // to make room for names
constexpr int kTries = 5;

struct Extent {
    double left = 0;
    double top = 0;
    double right = 0;
    double bottom = 0;
};

Extent extent_of(const std::vector<PackedCircle>& circles) {
    Extent all{1e300, 1e300, -1e300, -1e300};
    for (const PackedCircle& circle : circles) {
        all.left = std::min(all.left, circle.x - circle.radius);
        all.top = std::min(all.top, circle.y - circle.radius);
        all.right = std::max(all.right, circle.x + circle.radius);
        all.bottom = std::max(all.bottom, circle.y + circle.radius);
    }
    return all;
}

/// A packing in units of the largest radius, and the pixels of such a unit.
struct Packed {
    std::vector<PackedCircle> circles;
    double scale = 0;
};

/// What the circles may take.
struct Room {
    double width = 0;
    double height = 0;
    double radius = 0;  ///< of the largest
};

/// Flat or round, whichever lets the circles be largest; of equal ones the one that takes least height.
Packed pack_within(const std::vector<double>& radii, const Room& room) {
    Packed best;
    double lowest = 0;
    for (const double flatness : kFlatnesses) {
        Packed packed{pack_circles(radii, kGap, flatness), 0};
        const Extent all = extent_of(packed.circles);
        packed.scale =
            std::min({room.width / (all.right - all.left), room.height / (all.bottom - all.top), room.radius});
        const double height = packed.scale * (all.bottom - all.top);
        if (packed.scale < best.scale || (packed.scale == best.scale && height >= lowest)) continue;
        best = std::move(packed);
        lowest = height;
    }
    return best;
}

/// In the middle of the page.
std::vector<PackedCircle> on_page(const Packed& packed, const Paper& paper) {
    const Extent all = extent_of(packed.circles);
    const double shift = paper.width() / 2 - packed.scale * (all.left + all.right) / 2;
    std::vector<PackedCircle> circles;
    for (const PackedCircle& circle : packed.circles) {
        circles.push_back({circle.x * packed.scale + shift, circle.y * packed.scale, circle.radius * packed.scale});
    }
    return circles;
}

std::size_t without_place(const std::vector<PlacedName>& names) {
    return static_cast<std::size_t>(
        std::ranges::count_if(names, [](const PlacedName& name) { return name.where == PlacedName::Where::nowhere; }));
}

BubbleLayout with_names_inside(const Packed& packed, const std::vector<CircleName>& names, const Paper& paper) {
    BubbleLayout layout{on_page(packed, paper), {}, 0, 0};
    for (std::size_t i = 0; i < names.size(); ++i) {
        layout.names.push_back(name_inside(names[i], layout.circles[i].radius, paper.fonts()));
    }
    return layout;
}

/// Below the title, whatever stands highest.
void move_down(BubbleLayout& layout, double top) {
    const Extent circles = extent_of(layout.circles);
    double highest = circles.top;
    double lowest = circles.bottom;
    for (const PlacedName& name : layout.names) {
        if (name.where != PlacedName::Where::beside) continue;
        highest = std::min(highest, name.box.top);
        lowest = std::max(lowest, name.box.bottom);
    }
    const double shift = top - highest;
    for (PackedCircle& circle : layout.circles) circle.y += shift;
    for (PlacedName& name : layout.names) {
        name.box.top += shift;
        name.box.bottom += shift;
        for (double& y : name.line_y) y += shift;
    }
    layout.bottom = lowest + shift;
}

/// Round values, growing, whose circles fit the scale; whole ones where all values are.
std::vector<double> round_values(const std::vector<Bubble>& bubbles, double radius_of_one) {
    constexpr double kLeast = 4;
    const double largest = radius_of_one * std::sqrt(bubbles.front().value);
    const bool whole =
        std::ranges::all_of(bubbles, [](const Bubble& bubble) { return bubble.value == std::rint(bubble.value); });
    for (double to = 36;; to *= 1.4) {
        std::vector<double> values =
            legend_weights(SizeScale::area, bubbles.back().value, bubbles.front().value, radius_of_one,
                           std::min(kLeast, largest), std::min(to, largest * 1.001), 12);
        if (whole) std::erase_if(values, [](double value) { return value < 1; });
        if (values.empty() && to < largest) continue;
        if (values.size() > 3) values = {values.front(), values[values.size() / 2], values.back()};
        return values;
    }
}

}  // namespace

BubbleLayout lay_out_bubbles(const std::vector<Bubble>& bubbles, const std::vector<CircleName>& names, double height,
                             const Paper& paper) {
    std::vector<double> radii;
    const double heaviest = bubbles.front().value;
    radii.reserve(bubbles.size());
    for (const Bubble& bubble : bubbles) radii.push_back(std::sqrt(bubble.value / heaviest));
    const double room = paper.right() - paper.left();
    const double name_width = kNameWidth * paper.width();
    const Room page{room, height > 0 ? height : kMostHigh * paper.width(), kLargestRadius * paper.width()};
    BubbleLayout best;
    Packed packed = pack_within(radii, page);
    for (int i = 0; i < kTries; ++i) {
        BubbleLayout layout = with_names_inside(packed, names, paper);
        if (i == 0 && without_place(layout.names) > 0) {
            packed = pack_within(radii, {room - 2 * name_width, page.height, page.radius});
            layout = with_names_inside(packed, names, paper);
        }
        layout.radius_of_one = packed.scale / std::sqrt(heaviest);
        // Smaller letters before there is no place at all.
        place_beside(layout.names, names, layout.circles,
                     {paper.left(), paper.right(), name_width, i < 2 ? kTextPx : kSmallPx}, paper.fonts());
        if (i == 0 || without_place(layout.names) < without_place(best.names)) best = std::move(layout);
        if (without_place(best.names) == 0) break;
        packed.scale *= kShrink;
    }
    letter_the_rest(best.names, best.circles, paper.fonts());
    move_down(best, paper.top());
    return best;
}

double draw_circle_scale(Scene& scene, const std::vector<Bubble>& bubbles, const BubbleLayout& layout,
                         const std::string& meaning, const Paper& paper) {
    constexpr double kAbove = 14;
    const std::vector<double> values = round_values(bubbles, layout.radius_of_one);
    const double largest = values.empty() ? 0 : layout.radius_of_one * std::sqrt(values.back());
    const double height = std::max(2 * largest, 1.4 * kSmallPx);
    std::vector<ShapedLine> numbers;
    double width = 0;
    for (const double value : values) {
        numbers.push_back(shape(french_value(value, decimals_for(values)), paper.fonts()));
        width += 2 * layout.radius_of_one * std::sqrt(value) + numbers.back().advance * kSmallPx + 18;
    }
    const std::string text = meaning + (values.empty() ? "" : "\u00a0:");
    FittedText words = fitted(text, (paper.right() - paper.left()) / kSmallPx, 3, paper.fonts());
    double top = layout.bottom + kAbove;
    const bool one_row =
        words.block.lines.size() == 1 && words.block.width * kSmallPx + width <= paper.right() - paper.left();
    double baseline = one_row ? top + height / 2 + 0.36 * kSmallPx : top + kSmallPx;
    for (ShapedLine& line : words.block.lines) {
        scene.texts.push_back(set_line(std::move(line), kSmallPx, paper.left(), baseline, paper.palette().quiet));
        baseline += 1.4 * kSmallPx;
    }
    if (!one_row) top = baseline - 0.4 * kSmallPx;
    double x = one_row ? paper.left() + words.block.width * kSmallPx + 10 : paper.left();
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double radius = layout.radius_of_one * std::sqrt(values[i]);
        const double y = top + height / 2;
        scene.circles.push_back({x + radius, y, radius, paper.palette().page, paper.palette().quiet, 1});
        x += 2 * radius + 4;
        const double advance = numbers[i].advance * kSmallPx;
        scene.texts.push_back(set_line(std::move(numbers[i]), kSmallPx, x, y + 0.36 * kSmallPx, paper.palette().quiet));
        x += advance + 14;
    }
    return values.empty() ? baseline - 0.8 * kSmallPx : top + height;
}

}  // namespace glane::figures
