#pragma once
// Where the bars of a chart stand: the labels in a column of limited width, the values behind the ends of the bars, one
// scale for all panels, as large as leaves every value its place.

#include <cstddef>
#include <string>
#include <vector>

#include "stages/figures/draw_bars.h"
#include "stages/figures/numbers.h"
#include "stages/figures/wrap.h"

namespace glane::figures {

/// A bar with its label and its value set.
struct BarRow {
    const Bar* bar = nullptr;
    Block label;
    bool label_whole = true;
    ShapedLine value;
    std::string colour;
};

struct BarPanel {
    Block heading;  ///< without lines for none
    std::vector<BarRow> rows;
};

/// What all panels share. Lengths in pixels.
struct BarScale {
    double label_width = 0;
    double plot_width = 0;
    double zero = 0;  ///< from the left of the plot
    double unit = 0;  ///< pixels for a value as large as `largest`
    double largest = 1;
    Ticks ticks;

    /// From the left of the plot.
    [[nodiscard]] double x(double value) const { return zero + value / largest * unit; }
};

constexpr double kRowHeight = 19;  ///< of one line
constexpr double kBarHeight = 11;
constexpr double kValueGap = 5;   ///< between a bar or its whisker and its value
constexpr double kLabelGap = 10;  ///< between a label and the plot

/// The height of a row, by the lines of its label.
double row_height(const BarRow& row);
/// The height of a panel without the title of its axis.
double panel_height(const BarPanel& panel);

/// `width` of one panel.
BarScale scale_of(const std::vector<BarPanel>& panels, double width);

/// Draws the panel with its left upper corner there; returns its lower end. `axis` below the ticks, or empty.
double draw_panel(Scene& scene, const BarPanel& panel, const BarScale& scale, double left, double top,
                  const Paper& paper, const DrawBars::Options& options, const std::string& axis);

}  // namespace glane::figures
