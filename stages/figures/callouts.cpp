#include "stages/figures/callouts.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>
#include <numeric>
#include <utility>

#include "stages/figures/fit.h"
#include "stages/figures/paper.h"

namespace glane::figures {
namespace {

constexpr double kLeastMargin = 3;  // between letters and rim
constexpr double kToCircles = 3;    // between a name and any circle
constexpr double kToNames = 4;
constexpr std::size_t kMostLines = 3;  // of a name beside
constexpr int kDirections = 48;
constexpr double kDistances[] = {8, 14, 22, 32, 44, 60, 80, 105, 135, 170, 210};

/// Whether the lines, one below the other around the centre, stay within the circle.
bool fit_inside(const std::vector<ShapedLine>& lines, double px, double radius) {
    const double pitch = kNamePitch * px;
    const double margin = px > kSmallPx ? 0.4 * px : kLeastMargin;
    double top = -static_cast<double>(lines.size()) * pitch / 2;
    for (const ShapedLine& line : lines) {
        const double far = std::max(std::abs(top), std::abs(top + pitch));
        if (std::hypot(line.advance * px / 2, far) > radius - margin) return false;
        top += pitch;
    }
    return true;
}

using Point = std::array<double, 2>;

struct Segment {
    Point from{};
    Point to{};
};

double distance_to(const Segment& s, const Point& p) {
    const double dx = s.to[0] - s.from[0];
    const double dy = s.to[1] - s.from[1];
    const double length = dx * dx + dy * dy;
    const double along =
        length > 0 ? std::clamp(((p[0] - s.from[0]) * dx + (p[1] - s.from[1]) * dy) / length, 0.0, 1.0) : 0;
    return std::hypot(s.from[0] + along * dx - p[0], s.from[1] + along * dy - p[1]);
}

double side_of(const Segment& s, const Point& p) {
    return (s.to[0] - s.from[0]) * (p[1] - s.from[1]) - (s.to[1] - s.from[1]) * (p[0] - s.from[0]);
}

bool cross(const Segment& a, const Segment& b) {
    return side_of(a, b.from) * side_of(a, b.to) <= 0 && side_of(b, a.from) * side_of(b, a.to) <= 0;
}

bool meet(const NameRect& a, const NameRect& b, double gap) {
    return a.left < b.right + gap && b.left < a.right + gap && a.top < b.bottom + gap && b.top < a.bottom + gap;
}

bool meet(const NameRect& box, const PackedCircle& circle, double gap) {
    const double dx = circle.x - std::clamp(circle.x, box.left, box.right);
    const double dy = circle.y - std::clamp(circle.y, box.top, box.bottom);
    return std::hypot(dx, dy) < circle.radius + gap;
}

bool meet(const NameRect& box, const Segment& s) {
    const auto holds = [&](const Point& p) {
        return p[0] > box.left && p[0] < box.right && p[1] > box.top && p[1] < box.bottom;
    };
    if (holds(s.from) || holds(s.to)) return true;
    const Point corners[] = {
        {box.left, box.top}, {box.right, box.top}, {box.right, box.bottom}, {box.left, box.bottom}};
    for (std::size_t i = 0; i < 4; ++i) {
        if (cross(s, {corners[i], corners[(i + 1) % 4]})) return true;
    }
    return false;
}

Segment line_of(const PlacedName& name) { return {{name.line_x[0], name.line_y[0]}, {name.line_x[1], name.line_y[1]}}; }

class Callouts {
  public:
    Callouts(std::vector<PlacedName>& placed, const std::vector<PackedCircle>& circles, double left, double right)
        : placed_(placed), circles_(circles), left_(left), right_(right) {
        double area = 0;
        for (const PackedCircle& circle : circles) {
            const double own = circle.radius * circle.radius;
            middle_[0] += circle.x * own;
            middle_[1] += circle.y * own;
            area += own;
        }
        middle_ = {middle_[0] / area, middle_[1] / area};
    }

    void place(std::size_t index, PlacedName name, double width, double height) {
        double least = std::numeric_limits<double>::max();
        for (const double distance : kDistances) {
            for (int i = 0; i < kDirections; ++i) {
                const double angle = 2 * std::numbers::pi * i / kDirections;
                put(name, circles_[index], distance, {std::cos(angle), std::sin(angle)}, width, height);
                const double cost = std::round(cost_of(circles_[index], distance, angle) * 1e6);
                if (cost < least && is_free(index, name)) {
                    least = cost;
                    name.where = PlacedName::Where::beside;
                    placed_[index] = name;
                    name.where = PlacedName::Where::nowhere;
                }
            }
        }
    }

  private:
    /// Rather outwards than inwards, and rather beside than above or below, where names are read in a row.
    [[nodiscard]] double cost_of(const PackedCircle& circle, double distance, double angle) const {
        const double dx = circle.x - middle_[0];
        const double dy = circle.y - middle_[1];
        const double away = std::hypot(dx, dy);
        const double outward = away > 0 ? (dx * std::cos(angle) + dy * std::sin(angle)) / away : 0;
        return distance - 12 * outward - 5 * std::abs(std::cos(angle));
    }

    /// The name at the end of a line of this length and direction: beside it, above or below.
    static void put(PlacedName& name, const PackedCircle& circle, double distance, const Point& u, double width,
                    double height) {
        constexpr double kToLine = 3;
        constexpr double kSideways = 0.35;
        const Point end{circle.x + (circle.radius + distance) * u[0], circle.y + (circle.radius + distance) * u[1]};
        name.line_x[0] = circle.x + circle.radius * u[0];
        name.line_y[0] = circle.y + circle.radius * u[1];
        name.line_x[1] = end[0];
        name.line_y[1] = end[1];
        name.align = u[0] > kSideways ? 0 : u[0] < -kSideways ? 1 : 0.5;
        const double left = name.align == 0   ? end[0] + kToLine
                            : name.align == 1 ? end[0] - kToLine - width
                                              : end[0] - width / 2;
        const double top = name.align != 0.5 ? end[1] - height / 2
                           : u[1] < 0        ? end[1] - kToLine - height
                                             : end[1] + kToLine;
        name.box = {left, top, left + width, top + height};
    }

    [[nodiscard]] bool is_free(std::size_t index, const PlacedName& name) const {
        if (name.box.left < left_ || name.box.right > right_) return false;
        const Segment line = line_of(name);
        for (std::size_t i = 0; i < circles_.size(); ++i) {
            if (meet(name.box, circles_[i], kToCircles)) return false;
            if (i != index && distance_to(line, {circles_[i].x, circles_[i].y}) < circles_[i].radius + 1) return false;
            if (placed_[i].where != PlacedName::Where::beside) continue;
            const Segment other = line_of(placed_[i]);
            if (meet(name.box, placed_[i].box, kToNames) || meet(name.box, other) || meet(placed_[i].box, line))
                return false;
            if (cross(line, other)) return false;
        }
        return true;
    }

    std::vector<PlacedName>& placed_;
    const std::vector<PackedCircle>& circles_;
    double left_;
    double right_;
    Point middle_{};
};

/// The name with its count behind it; the count stays when the name is cut.
std::vector<ShapedLine> lines_beside(const CircleName& name, double width, const FontSet& fonts) {
    FittedText text = fitted(name.name + "\u00a0(" + name.count + ")", width, kMostLines, fonts);
    if (text.whole) return std::move(text.block.lines);
    text = fitted(name.name, width, kMostLines - 1, fonts);
    text.block.lines.push_back(shape("(" + name.count + ")", fonts));
    return std::move(text.block.lines);
}

}  // namespace

PlacedName name_inside(const CircleName& name, double radius, const FontSet& fonts) {
    const std::vector<double> words = word_widths(name.name, fonts);
    const double all = std::accumulate(words.begin(), words.end(), 0.0);
    const auto set = [&](std::size_t lines, double px) -> PlacedName {
        // No need to look for the best breaks of a text of thousands of letters.
        if (lines > words.size() || all * px > 2 * radius * static_cast<double>(lines)) return {};
        PlacedName placed{
            PlacedName::Where::inside, px, wrapped(name.name, words, lines, fonts).lines, {}, {}, {}, 0.5};
        placed.lines.push_back(shape(name.count, fonts));
        return fit_inside(placed.lines, px, radius) ? placed : PlacedName();
    };
    // Rather smaller letters than a third line, which often is an article alone.
    constexpr std::pair<std::size_t, double> kTried[] = {{1, kTitlePx}, {2, kTitlePx}, {1, kTextPx}, {2, kTextPx},
                                                         {2, kSmallPx}, {3, kTextPx},  {3, kSmallPx}};
    for (const auto& [lines, px] : kTried) {
        PlacedName placed = set(lines, px);
        if (placed.where == PlacedName::Where::inside) return placed;
    }
    return {};
}

void place_beside(std::vector<PlacedName>& placed, const std::vector<CircleName>& names,
                  const std::vector<PackedCircle>& circles, const NameRoom& room, const FontSet& fonts) {
    Callouts callouts(placed, circles, room.left, room.right);
    for (std::size_t i = 0; i < placed.size(); ++i) {
        if (placed[i].where != PlacedName::Where::nowhere) continue;
        PlacedName name;
        name.px = room.px;
        name.lines = lines_beside(names[i], room.width / room.px, fonts);
        double width = 0;
        for (const ShapedLine& line : name.lines) width = std::max(width, line.advance * room.px);
        const double height = (static_cast<double>(name.lines.size() - 1) * kNamePitch + kAscent + kDescent) * room.px;
        callouts.place(i, std::move(name), width, height);
    }
}

void letter_the_rest(std::vector<PlacedName>& placed, const std::vector<PackedCircle>& circles, const FontSet& fonts) {
    constexpr std::size_t kLetters = 26;
    std::size_t next = 0;
    for (std::size_t i = 0; i < placed.size() && next < kLetters; ++i) {
        if (placed[i].where != PlacedName::Where::nowhere) continue;
        PlacedName letter{PlacedName::Where::letter,
                          kSmallPx,
                          {shape(std::string(1, static_cast<char>('a' + next)), fonts)},
                          {},
                          {},
                          {},
                          0.5};
        if (!fit_inside(letter.lines, letter.px, circles[i].radius)) continue;
        placed[i] = std::move(letter);
        ++next;
    }
}

}  // namespace glane::figures
