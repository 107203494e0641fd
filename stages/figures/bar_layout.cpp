#include "stages/figures/bar_layout.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "stages/figures/fit.h"

namespace glane::figures {
namespace {

constexpr double kTickRow = 15;  // height of the numbers below the axis
constexpr double kHeadingPitch = 15;
constexpr double kHeadingGap = 5;
constexpr double kEdge = 2;      // above the first row and below the last
constexpr double kCap = 3;       // half of a whisker's end
constexpr double kTickGap = 62;  // at least, between two numbers of the axis

/// The ends of what is drawn of a bar: zero, its value, its interval.
std::pair<double, double> ends_of(const Bar& bar) {
    double low = std::min(0.0, bar.value);
    double high = std::max(0.0, bar.value);
    if (bar.has_interval) {
        low = std::min(low, bar.low);
        high = std::max(high, bar.high);
    }
    return {low, high};
}

/// What the bars need left and right of the zero when the largest is `unit` pixels long.
std::pair<double, double> room_of(const std::vector<BarPanel>& panels, double unit, double largest) {
    double before = 0;
    double behind = 0;
    for (const BarPanel& panel : panels) {
        for (const BarRow& row : panel.rows) {
            const auto [low, high] = ends_of(*row.bar);
            const double text = kValueGap + row.value.advance * kTextPx;
            before = std::max(before, -low / largest * unit + (row.bar->value < 0 ? text : 0));
            behind = std::max(behind, high / largest * unit + (row.bar->value < 0 ? 0 : text));
        }
    }
    return {before, behind};
}

void draw_grid(Scene& scene, const BarScale& scale, double left, double top, double bottom, const Paper& paper,
               double threshold) {
    const auto upright = [&](double value, double width, const std::string& colour) {
        scene.boxes.push_back({left + scale.x(value) - width / 2, top, width, bottom - top, colour});
    };
    for (const double tick : scale.ticks.values) {
        if (tick != 0) upright(tick, kLinePx, paper.palette().grid);
        ShapedLine text = shape(french_value(tick, scale.ticks.decimals), paper.fonts());
        // Never over the panel's edge, though then no longer right below its line.
        const double half = text.advance * kSmallPx / 2;
        const double x =
            std::clamp(left + scale.x(tick), left - scale.label_width + half, left + scale.plot_width - half);
        scene.texts.push_back(
            set_line(std::move(text), kSmallPx, x, bottom + 12, paper.palette().quiet, Align::centre));
    }
    if (threshold <= 0) return;
    for (const double value : {-threshold, threshold}) {
        if (scale.x(value) >= 0 && scale.x(value) <= scale.plot_width) upright(value, kLinePx, paper.palette().quiet);
    }
}

std::string pointed_at(const Bar& bar, int decimals) {
    std::string text = fmt::format("{}\u00a0: {}", bar.label, french_value(bar.value, decimals));
    if (bar.has_interval) {
        text += fmt::format(" [{}\u00a0; {}]", french_value(bar.low, decimals), french_value(bar.high, decimals));
    }
    if (!bar.group.empty()) text += fmt::format(" – {}", bar.group);
    if (!bar.evidence.empty()) text += "\n" + bar.evidence;
    return text;
}

/// A light edge keeps the whisker apart from its bar.
void draw_whisker(Scene& scene, double low, double high, double y, const Palette& palette) {
    const std::vector<std::vector<std::array<double, 2>>> parts = {
        {{low, y}, {high, y}}, {{low, y - kCap}, {low, y + kCap}}, {{high, y - kCap}, {high, y + kCap}}};
    for (const auto& part : parts) scene.strokes.push_back({part, 3, palette.page});
    for (const auto& part : parts) scene.strokes.push_back({part, 1.25, palette.text});
}

void draw_label(Scene& scene, const BarRow& row, double right, double middle, const Paper& paper) {
    SceneText text;
    text.colour = paper.palette().text;
    text.link = row.bar->link;
    if (!row.label_whole) text.title = row.bar->label;
    const auto lines = static_cast<double>(row.label.lines.size());
    double baseline = middle - (lines - 1) * kLinePitch * kTextPx / 2 + 0.36 * kTextPx;
    for (const ShapedLine& line : row.label.lines) {
        text.lines.push_back({line, kTextPx, right - line.advance * kTextPx, baseline});
        baseline += kLinePitch * kTextPx;
    }
    scene.texts.push_back(std::move(text));
}

void draw_row(Scene& scene, const BarRow& row, const BarScale& scale, double plot, double middle, const Paper& paper,
              int decimals) {
    const Bar& bar = *row.bar;
    const double zero = plot + scale.zero;
    const double end = plot + scale.x(bar.value);
    scene.boxes.push_back({std::min(zero, end), middle - kBarHeight / 2, std::abs(end - zero), kBarHeight, row.colour,
                           pointed_at(bar, decimals), bar.link});
    if (bar.has_interval)
        draw_whisker(scene, plot + scale.x(bar.low), plot + scale.x(bar.high), middle, paper.palette());
    const auto [low, high] = ends_of(bar);
    const double at = bar.value < 0 ? plot + scale.x(low) - kValueGap : plot + scale.x(high) + kValueGap;
    // The lines of the grid would strike the value through; gone a little beyond its row, they leave no stubs.
    constexpr double kBeside = 2;
    const double width = row.value.advance * kTextPx + 2 * kBeside;
    const double height = row_height(row) + 2 * kEdge;
    scene.boxes.push_back({bar.value < 0 ? at + kBeside - width : at - kBeside, middle - height / 2, width, height,
                           paper.palette().page});
    scene.texts.push_back(set_line(row.value, kTextPx, at, middle + 0.36 * kTextPx, paper.palette().text,
                                   bar.value < 0 ? Align::right : Align::left));
    draw_label(scene, row, plot - kLabelGap, middle, paper);
}

}  // namespace

double row_height(const BarRow& row) {
    return kRowHeight + static_cast<double>(row.label.lines.size() - 1) * kLinePitch * kTextPx;
}

double panel_height(const BarPanel& panel) {
    double height = 2 * kEdge + kTickRow;
    for (const BarRow& row : panel.rows) height += row_height(row);
    if (panel.heading.lines.empty()) return height;
    return height + kHeadingGap + kHeadingPitch * static_cast<double>(panel.heading.lines.size());
}

BarScale scale_of(const std::vector<BarPanel>& panels, double width) {
    BarScale scale;
    double low = 0;
    double high = 0;
    for (const BarPanel& panel : panels) {
        for (const BarRow& row : panel.rows) {
            scale.label_width = std::max(scale.label_width, row.label.width * kTextPx);
            const auto [from, to] = ends_of(*row.bar);
            low = std::min(low, from);
            high = std::max(high, to);
        }
    }
    scale.plot_width = width - scale.label_width - kLabelGap;
    if (std::max(-low, high) > 0) scale.largest = std::max(-low, high);
    // Texts have their widths whatever the scale: the largest unit that leaves them room is found by halving.
    double fits = 0;
    double wide = scale.plot_width;
    for (int i = 0; i < 50; ++i) {
        const double unit = (fits + wide) / 2;
        const auto [before, behind] = room_of(panels, unit, scale.largest);
        (before + behind <= scale.plot_width ? fits : wide) = unit;
    }
    scale.unit = fits;
    scale.zero = room_of(panels, fits, scale.largest).first;
    const double drawn = (high - low) / scale.largest * scale.unit;
    scale.ticks = round_ticks(low, high, std::clamp<std::size_t>(static_cast<std::size_t>(drawn / kTickGap) + 1, 2, 8));
    return scale;
}

double draw_panel(Scene& scene, const BarPanel& panel, const BarScale& scale, double left, double top,
                  const Paper& paper, const DrawBars::Options& options, const std::string& axis) {
    const double plot = left + scale.label_width + kLabelGap;
    double bottom = top + panel_height(panel) - kTickRow;
    for (const ShapedLine& line : panel.heading.lines) {
        scene.texts.push_back(set_line(line, kTextPx, left, top + kTextPx, paper.palette().text));
        top += kHeadingPitch;
    }
    if (!panel.heading.lines.empty()) top += kHeadingGap;
    draw_grid(scene, scale, plot, top, bottom, paper, options.threshold);
    double y = top + kEdge;
    for (const BarRow& row : panel.rows) {
        draw_row(scene, row, scale, plot, y + row_height(row) / 2, paper, options.decimals);
        y += row_height(row);
    }
    scene.boxes.push_back({plot + scale.zero - 0.5, top, 1, bottom - top, paper.palette().quiet});
    bottom += kTickRow;
    if (axis.empty()) return bottom;
    const FittedText text = fitted(axis, (scale.plot_width) / kSmallPx, 2, paper.fonts());
    for (const ShapedLine& line : text.block.lines) {
        bottom += kSmallPx * 1.3;
        scene.texts.push_back(
            set_line(line, kSmallPx, plot + scale.plot_width / 2, bottom, paper.palette().quiet, Align::centre));
    }
    return bottom + 3;
}

}  // namespace glane::figures
