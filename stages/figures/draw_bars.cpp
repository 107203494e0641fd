#include "stages/figures/draw_bars.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "pipeline/base/table.h"
#include "stages/figures/bar_layout.h"
#include "stages/figures/fit.h"
#include "stages/figures/group_colours.h"

namespace glane {
namespace {

using namespace figures;

constexpr std::size_t kMostBars = 400;
constexpr double kLargestValue = 1e300;
constexpr double kLabelShare = 0.38;  // of a panel's width, at most
constexpr std::size_t kLabelLines = 2;
constexpr double kPanelGap = 18;  // between panels side by side or one below the other

void check(const Bar& bar) {
    const auto refuse = [&](std::string what, std::string hint) {
        throw Error({.where = {{}, bar.line}, .what = std::move(what), .hint = std::move(hint)});
    };
    const std::string& label = bar.label;
    const auto is_drawn = [](double value) { return std::abs(value) <= kLargestValue; };
    if (!is_drawn(bar.value))
        refuse(fmt::format("the value of \"{}\" is {}", label, bar.value), "a bar needs a finite number");
    if (!bar.has_interval) return;
    if (!is_drawn(bar.low) || !is_drawn(bar.high)) {
        refuse(fmt::format("the interval of \"{}\" is {} to {}", label, bar.low, bar.high),
               "both ends need finite numbers");
    }
    if (bar.low > bar.high) {
        refuse(fmt::format("the interval of \"{}\" is {} to {}", label, bar.low, bar.high),
               "the lower end comes first");
    }
}

std::vector<Bar> checked(const std::vector<Bar>& given) {
    if (given.size() > kMostBars) {
        throw Error({.where = {},
                     .what = fmt::format("{} bars are more than a figure can show", given.size()),
                     .hint = fmt::format("draw the first ones, at most {}: --top 30", kMostBars)});
    }
    std::vector<Bar> bars = given;
    for (Bar& bar : bars) {
        bar.label = checked_label(bar.label, bar.line, "a bar");
        check(bar);
        bar.group = drawable(bar.group);
        bar.panel = drawable(bar.panel);
    }
    return bars;
}

GroupColours colours_of(const std::vector<Bar>& bars, const Paper& paper) {
    std::vector<std::string> groups;
    groups.reserve(bars.size());
    for (const Bar& bar : bars) groups.push_back(bar.group);
    return {groups, paper.palette()};
}

/// The colour of its group; without groups, one for either sign.
const std::string& colour_of(const Bar& bar, const GroupColours& colours, const Paper& paper) {
    return colours.empty() ? paper.colour(bar.value < 0 ? 1 : 0) : colours.colour(bar.group);
}

std::vector<BarPanel> panels_of(const std::vector<Bar>& bars, double width, const Paper& paper,
                                const DrawBars::Options& options) {
    std::vector<BarPanel> panels;
    const GroupColours colours = colours_of(bars, paper);
    for (const Bar& bar : bars) {
        auto panel =
            std::ranges::find_if(panels, [&](const BarPanel& p) { return p.rows.front().bar->panel == bar.panel; });
        if (panel == panels.end()) {
            panels.emplace_back();
            panel = panels.end() - 1;
            if (!bar.panel.empty()) panel->heading = fitted(bar.panel, width / kTextPx, 2, paper.fonts()).block;
        }
        FittedText label = fitted(bar.label, kLabelShare * width / kTextPx, kLabelLines, paper.fonts());
        const std::string value =
            options.signs ? signed_value(bar.value, options.decimals) : french_value(bar.value, options.decimals);
        panel->rows.push_back(
            {&bar, std::move(label.block), label.whole, shape(value, paper.fonts()), colour_of(bar, colours, paper)});
    }
    return panels;
}

/// The column of each panel: the one that is shortest so far.
std::vector<std::size_t> columns_of(const std::vector<BarPanel>& panels, std::size_t columns) {
    std::vector<double> heights(columns, 0);
    std::vector<std::size_t> chosen;
    for (const BarPanel& panel : panels) {
        const auto shortest = std::ranges::min_element(heights);
        *shortest += panel_height(panel) + kPanelGap;
        chosen.push_back(static_cast<std::size_t>(shortest - heights.begin()));
    }
    return chosen;
}

/// Returns the lower end.
double draw_panels(Scene& scene, const std::vector<BarPanel>& panels, double width, std::size_t columns,
                   const Paper& paper, const DrawBars::Options& options) {
    const BarScale scale = scale_of(panels, width);
    const std::vector<std::size_t> chosen = columns_of(panels, columns);
    double lowest = 0;
    for (std::size_t column = 0; column < columns; ++column) {
        const double left = paper.left() + static_cast<double>(column) * (width + kPanelGap);
        const auto last = static_cast<std::size_t>(std::find(chosen.rbegin(), chosen.rend(), column) - chosen.rbegin());
        double top = paper.top();
        for (std::size_t i = 0; i < panels.size(); ++i) {
            if (chosen[i] != column) continue;
            const std::string axis = i + last + 1 == panels.size() ? options.axis : std::string();
            const double bottom = draw_panel(scene, panels[i], scale, left, top, paper, options, axis);
            lowest = std::max(lowest, bottom);
            top = bottom + kPanelGap;
        }
    }
    return lowest;
}

/// The bars named one by one, as many as can be listened to.
std::string alternative_of(const std::vector<Bar>& bars, const DrawBars::Options& options) {
    constexpr std::size_t kNamed = 12;
    std::string text = fmt::format("{}. {} barre{}", options.shown, bars.size(), bars.size() == 1 ? "" : "s");
    if (!options.axis.empty()) text += fmt::format(", axe «\u00a0{}\u00a0»", options.axis);
    std::string panel;
    for (std::size_t i = 0; i < std::min(bars.size(), kNamed); ++i) {
        text += i == 0 ? "\u00a0: " : " ; ";
        if (bars[i].panel != panel) text += (panel = bars[i].panel) + ", ";
        text += fmt::format("{} {}", shortened(bars[i].label, 80), french_value(bars[i].value, options.decimals));
        if (bars[i].has_interval) {
            text += fmt::format(" (de {} à {})", french_value(bars[i].low, options.decimals),
                                french_value(bars[i].high, options.decimals));
        }
    }
    return text + (bars.size() > kNamed ? "\u00a0; et ainsi de suite, dans le tableau CSV." : ".");
}

ChartWords words_of(const std::vector<Bar>& bars, const DrawBars::Options& options) {
    if (bars.empty()) return {options.shown, "Rien à montrer.", {}, "Rien à montrer."};
    return {options.shown, options.shown + ".", options.explanation, alternative_of(bars, options)};
}

std::string csv_of(const std::vector<Bar>& bars) {
    std::string csv = csv_line({"panel", "label", "value", "low", "high", "group", "evidence", "link"});
    const auto number = [](bool known, double value) { return known ? fmt::format("{}", value) : std::string(); };
    for (const Bar& bar : bars) {
        csv += csv_line({bar.panel, bar.label, number(true, bar.value), number(bar.has_interval, bar.low),
                         number(bar.has_interval, bar.high), bar.group, bar.evidence, bar.link});
    }
    return csv;
}

int decimals_of(const std::vector<Bar>& bars) {
    std::vector<double> values;
    values.reserve(bars.size());
    for (const Bar& bar : bars) values.push_back(bar.value);
    return decimals_for(values);
}

}  // namespace

Figure DrawBars::run(const Input& input, const Options& given, Context& context) {
    const std::vector<Bar> bars = checked(input.bars);
    Options options = given;
    if (options.decimals < 0) options.decimals = decimals_of(bars);
    const Paper paper(options.paper, context);
    Scene scene = paper.page("glane-bars");
    const ChartWords words = words_of(bars, options);
    double bottom = paper.top() + kTextPx;
    if (bars.empty()) {
        scene.texts.push_back(
            set_line(shape("Rien à montrer", paper.fonts()), kTextPx, paper.left(), bottom, paper.palette().quiet));
    } else {
        const bool several = std::ranges::any_of(bars, [&](const Bar& bar) { return bar.panel != bars.front().panel; });
        const std::size_t columns = several ? 2 : 1;
        const double width = (paper.right() - paper.left() - static_cast<double>(columns - 1) * kPanelGap) /
                             static_cast<double>(columns);
        bottom = draw_panels(scene, panels_of(bars, width, paper, options), width, columns, paper, options);
    }
    paper.finish(scene, bottom, words, {options.group_meaning, colours_of(bars, paper).legend()});
    return paper.figure(scene, words, csv_of(bars), context);
}

}  // namespace glane
