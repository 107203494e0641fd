#include "stages/figures/paper.h"

#include <cmath>
#include <initializer_list>
#include <utility>

#include <fmt/format.h>

#include "stages/figures/files.h"

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
    check_formats(options.formats, {"svg", "pdf", "png", "csv"});
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
    report_fonts(fonts_, context);
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
    const FileChoice choice{options_.formats, options_.outline, options_.dpi};
    Figure figure;
    figure.name = scene.name;
    figure.caption = joined({words.shown, words.explanation, options_.note});
    figure.alternative_text = words.alternative;
    draw_files(figure, scene, fonts_, choice);
    if (choice.wants("csv")) figure.csv = std::move(csv);
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

}  // namespace glane::figures
