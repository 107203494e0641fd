#include "stages/figures/paper.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <utility>

#include <fmt/format.h>

namespace glane::figures {
namespace {

constexpr int kLeastWidth = 300;
constexpr int kLargestWidth = 4000;
constexpr int kLargestDpi = 2400;
constexpr double kGapBelow = 10;  // between the drawing and what stands below it

void check(const PaperOptions& options) {
    const auto refuse = [](std::string what, std::string hint) {
        throw Error({.where = {}, .what = std::move(what), .hint = std::move(hint)});
    };
    if (options.width < kLeastWidth || options.width > kLargestWidth) {
        refuse(fmt::format("a figure {} pixels wide cannot be drawn", options.width),
               fmt::format("choose {} to {}; 605 pixels are 16 cm", kLeastWidth, kLargestWidth));
    }
    if (options.dpi < 1 || options.dpi > kLargestDpi) {
        refuse(fmt::format("dpi is {}", options.dpi), "96 for screens, 300 for print");
    }
    for (const std::string& format : options.formats) {
        if (format != "svg" && format != "pdf" && format != "png" && format != "csv") {
            refuse(fmt::format("unknown format \"{}\"", format), "one of: svg, pdf, png, csv");
        }
    }
}

/// Texts with a blank between those that are not empty.
std::string joined(std::initializer_list<std::string_view> texts) {
    std::string all;
    for (const std::string_view text : texts) {
        if (text.empty()) continue;
        if (!all.empty()) all += ' ';
        all += text;
    }
    return all;
}

void report_missing(const Scene& scene, Context& context) {
    for (const SceneText& text : scene.texts) {
        for (const SceneLine& line : text.lines) {
            if (line.line.missing.empty()) continue;
            context.finding(Severity::warning, {.where = {},
                                                .what = fmt::format("the fonts have no sign for \"{}\" in \"{}\"",
                                                                    line.line.missing, line.line.text),
                                                .hint = "an empty box is drawn in its place"});
        }
    }
}

}  // namespace

Paper::Paper(PaperOptions options, Context& context)
    : options_((check(options), std::move(options))),
      fonts_(FontSet::load()),
      palette_(options_.dark ? &dark_palette() : &light_palette()) {
    if (fonts_.as_pinned()) return;
    context.finding(Severity::note, {.where = {},
                                     .what = "the fonts are another version than the one glane was made with",
                                     .hint = "figures may differ a little from those of other machines"});
}

Furniture Paper::furniture(const std::string& note, const std::string& legend_meaning) const {
    return {{width(), {kPageMargin, kTitlePx, kSmallPx, kSmallPx}, options_.title, legend_meaning, {}, note, false},
            fonts_,
            *palette_};
}

double Paper::top() const { return kPageMargin + furniture({}, {}).title_height(); }

Scene Paper::page(std::string name) const { return {std::move(name), width(), 0, palette_->page, {}, {}, {}, {}}; }

void Paper::finish(Scene& scene, double bottom, const ChartWords& words, const Legend& legend) const {
    const bool both = !words.explanation.empty() && !options_.note.empty();
    const Furniture around = furniture(words.explanation + (both ? "\n" : "") + options_.note, legend.meaning);
    const double below = around.height_below(legend.groups);
    scene.height = std::ceil(bottom + (below > 0 ? kGapBelow + below : kPageMargin));
    around.draw_title(scene);
    around.draw_below(scene, legend.groups, {});
    scene.title = options_.title.empty() ? words.usual_title : options_.title;
    scene.description = words.alternative;
}

Figure Paper::figure(const Scene& scene, const ChartWords& words, std::string csv, Context& context) const {
    report_missing(scene, context);
    const auto wanted = [&](std::string_view format) { return std::ranges::count(options_.formats, format) > 0; };
    Figure figure;
    figure.name = scene.name;
    figure.caption = joined({words.shown, words.explanation, options_.note});
    figure.alternative_text = words.alternative;
    if (wanted("svg")) {
        figure.svg = to_svg(scene, fonts_, options_.outline ? SvgLetters::outlines : SvgLetters::text);
    }
    if (wanted("pdf")) figure.pdf = to_pdf(scene, fonts_);
    if (wanted("png")) figure.png = to_png(scene, fonts_, options_.dpi);
    if (wanted("csv")) figure.csv = std::move(csv);
    return figure;
}

const std::string& Paper::colour(std::size_t group) const {
    return group < palette_->groups.size() ? palette_->groups[group] : palette_->quiet;
}

SceneText set_line(ShapedLine line, double px, double x, double baseline, const std::string& colour, Align align) {
    const double width = line.advance * px;
    const double start = align == Align::left ? x : align == Align::right ? x - width : x - width / 2;
    return {{{std::move(line), px, start, baseline}}, colour, {}, {}};
}

std::vector<std::string> groups_in_order(const std::vector<std::string>& of_items) {
    std::vector<std::string> groups;
    for (const std::string& group : of_items) {
        if (!group.empty() && std::ranges::find(groups, group) == groups.end()) groups.push_back(group);
    }
    return groups;
}

}  // namespace glane::figures
