#include "stages/figures/compose.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "pipeline/base/french_number.h"
#include "pipeline/model/unicode.h"
#include "stages/figures/furniture.h"
#include "stages/figures/group_colours.h"
#include "stages/figures/hull.h"
#include "stages/figures/layout.h"
#include "stages/figures/numbers.h"
#include "stages/figures/scale.h"
#include "stages/figures/tint.h"
#include "stages/figures/tones.h"

namespace glane::figures {
namespace {

/// The heaviest expression is never higher than this share of the cloud's page.
constexpr double kLargestShare = 0.2;
constexpr std::size_t kSamples = 4;
/// What belongs together is seen where there is air around it.
constexpr double kSemanticFill = 0.55;

/// The legend's samples are as large as the smaller expressions, which few expressions make large.
Measure measure_around(const std::vector<LayoutItem>& items, const DrawCloud::Options& options, const FontSet& fonts) {
    constexpr std::size_t kFew = 300;
    constexpr double kHighest = 0.1;  // of the page
    Measure measure = measure_for(options.width, options.height);
    if (options.scale == "equal") measure.sample_px = 1.3 * measure.small_px;  // a sentence without samples
    if (items.size() > kFew || options.scale == "equal") return measure;
    const LayoutPage page{static_cast<double>(options.width), options.height * 0.85, false, options.fill, kLargestShare * options.height};
    const double wanted = 1.6 * expected_em_px(items, fonts, page) * items.back().em;
    measure.sample_px = std::clamp(wanted, measure.sample_px, std::max(measure.sample_px, kHighest * options.height));
    return measure;
}

GroupColours colours_of(const std::vector<CloudItem>& items, const std::vector<double>& weights,
                        const Palette& palette) {
    std::vector<std::string> groups;
    groups.reserve(items.size());
    for (const CloudItem& item : items) groups.push_back(item.group);
    return {groups, weights, palette};
}

/// A size as it is printed: two decimals are enough above a pixel.
double printed_px(double px) { return px < 1 ? std::round(px * 1e4) / 1e4 : std::round(px * 100) / 100; }

PlacedItem placed_item(const CloudItem& item, const LaidOutItem& at, double px, double left, double top) {
    PlacedItem placed{item, px, left + (at.left + at.right) / 2, top + (at.top + at.bottom) / 2,
                      at.right - at.left, at.bottom - at.top, {}, {}};
    double baseline = top + at.baseline;
    for (const ShapedLine& line : at.block.lines) {
        const double width = line.advance * px;
        placed.lines.push_back({line.text, left + at.x - width / 2, baseline, width});
        baseline += kLinePitch * px;
    }
    return placed;
}

/// `weighed`: sizes show weights, which are worth being told.
SceneText scene_text(const PlacedItem& placed, const Block& block, bool weighed, int decimals) {
    SceneText text;
    text.colour = placed.colour;
    text.link = placed.item.link;
    text.title = placed.item.text;
    if (weighed) text.title += fmt::format(" ({})", french_value(placed.item.weight, decimals));
    if (!placed.item.group.empty()) text.title += fmt::format(" – {}", placed.item.group);
    if (!placed.item.evidence.empty()) text.title += fmt::format("\n{}", placed.item.evidence);
    for (std::size_t i = 0; i < block.lines.size(); ++i) {
        text.lines.push_back({block.lines[i], placed.px, placed.lines[i].x, placed.lines[i].y});
    }
    return text;
}

/// Behind each line of a group's expressions a pale box of its colour: where they stand together these are one zone.
void draw_zones(Scene& scene, const std::vector<PlacedItem>& items, const GroupColours& groups) {
    constexpr double kPale = 0.1;
    constexpr double kBeside = 0.12;  // ems around the letters, less than the gap to the neighbours
    constexpr double kAbove = 0.8;
    constexpr double kBelow = 0.25;
    for (const PlacedItem& item : items) {
        if (item.item.group.empty()) continue;
        const std::string pale = mixed(scene.page, groups.colour(item.item.group), kPale);
        for (const PlacedLine& line : item.lines) {
            scene.boxes.push_back({line.x - kBeside * item.px, line.y - kAbove * item.px, line.width + 2 * kBeside * item.px,
                                   (kAbove + kBelow) * item.px, pale});
        }
    }
}

void measure(Cloud& cloud, const std::vector<double>& declared, double area) {
    std::vector<double> sizes;
    double boxes = 0;
    for (const PlacedItem& item : cloud.items) {
        sizes.push_back(item.px);
        for (const PlacedLine& line : item.lines) boxes += line.width * item.px;
    }
    cloud.placed = static_cast<std::int64_t>(cloud.items.size());
    cloud.smallest_px = *std::ranges::min_element(sizes);
    cloud.fill = boxes / area;
    cloud.density = boxes / hull_area(cloud.items);
    cloud.r2 = squared_correlation(declared, sizes);
}

std::string caption_of(const std::vector<CloudItem>& items, const DrawCloud::Options& options, bool grouped,
                       int decimals) {
    std::string caption = fmt::format(
        "Nuage de {} expression{}. {}", glane::french_number(static_cast<std::int64_t>(items.size())),
        items.size() == 1 ? "" : "s", capitalised(described(size_scale(options.scale), options.weight_meaning)));
    if (items.front().weight != items.back().weight) {
        caption += fmt::format(", de {} à {}", french_value(items.back().weight, decimals),
                               french_value(items.front().weight, decimals));
    }
    caption += ".";
    if (options.layout == "semantic") caption += " Ce qui est dit aux mêmes endroits du corpus est proche sur la figure.";
    if (grouped && !options.group_meaning.empty()) caption += fmt::format(" Couleurs : {}.", options.group_meaning);
    if (!options.note.empty()) caption += " " + options.note;
    return caption;
}

std::string alternative_of(const std::vector<CloudItem>& items, bool weighed, int decimals) {
    constexpr std::size_t kNamed = 10;
    std::string text = fmt::format("Nuage de {} expression{}", glane::french_number(static_cast<std::int64_t>(items.size())),
                                   items.size() == 1 ? "" : "s");
    for (std::size_t i = 0; i < std::min(items.size(), kNamed); ++i) {
        text += i > 0 ? ", " : weighed ? " ; les plus grandes : " : " : ";
        text += items[i].text;
        if (weighed) text += fmt::format(" ({})", french_value(items[i].weight, decimals));
    }
    return text + (items.size() > kNamed && !weighed ? "…" : ".");
}

Composition empty_page(Scene scene, const DrawCloud::Options& options, const FontSet& fonts, const Palette& palette) {
    const Measure measure = measure_for(options.width, options.height);
    ShapedLine line = shape("Aucune expression à montrer", fonts);
    const double x = (scene.width - line.advance * measure.title_px) / 2;
    scene.texts.push_back({{{std::move(line), measure.title_px, x, scene.height / 2}}, palette.quiet, {}, {}});
    Composition composed;
    composed.cloud.r2 = 1;
    composed.cloud.figure.caption = scene.description = "Aucune expression à montrer.";
    composed.cloud.figure.alternative_text = scene.description;
    composed.scene = std::move(scene);
    return composed;
}

void report_missing(const Layout& layout, const std::vector<CloudItem>& items, Context& context) {
    for (std::size_t i = 0; i < items.size(); ++i) {
        for (const ShapedLine& line : layout.items[i].block.lines) {
            if (line.missing.empty()) continue;
            context.finding(Severity::warning,
                            {.where = {{}, items[i].line},
                             .what = fmt::format("the fonts have no sign for \"{}\" in \"{}\"", line.missing, items[i].text),
                             .hint = "an empty box is drawn in its place"});
        }
    }
}

}  // namespace

Composition compose(const std::vector<CloudItem>& items, const DrawCloud::Options& options, const FontSet& fonts,
                    Context& context) {
    const Palette& palette = options.dark ? dark_palette() : light_palette();
    Scene scene{"glane-" + options.name, static_cast<double>(options.width), static_cast<double>(options.height), palette.page,
                options.title.empty() ? "Nuage d’expressions" : options.title, {}, {}, {}};
    if (items.empty()) return empty_page(std::move(scene), options, fonts, palette);

    const SizeScale scale = size_scale(options.scale);
    const double smallest = items.back().weight;
    std::vector<double> weights;
    std::vector<double> declared;
    std::vector<LayoutItem> to_place;
    for (const CloudItem& item : items) weights.push_back(item.weight);
    const int decimals = options.decimals < 0 ? decimals_for(weights) : options.decimals;
    for (const CloudItem& item : items) declared.push_back(relative_size(scale, item.weight, smallest));
    for (std::size_t i = 0; i < items.size(); ++i) to_place.push_back({items[i].text, declared[i] / declared.front()});

    const Furniture furniture({scene.width, measure_around(to_place, options, fonts), options.title, options.group_meaning,
                               described(scale, options.weight_meaning), options.note, true},
                              fonts, palette);
    const GroupColours groups = colours_of(items, weights, palette);
    const std::vector<ColouredGroup> legend = groups.legend();
    const double margin = furniture.measure().margin;
    const double top = margin + furniture.title_height();
    const double width = scene.width - 2 * margin;
    const double height = scene.height - top - furniture.height_below(legend) - margin;
    if (height < scene.height / 4) {
        throw Error({.where = {}, .what = "title, legend and note leave no room for the cloud", .hint = "shorten them, or make the figure higher"});
    }
    LayoutPage page{width, height, options.shape == "ellipse", options.fill, kLargestShare * height};
    const bool semantic = options.layout == "semantic";
    if (semantic) {
        page.wishes = wished_places(items);
        page.fill = std::min(page.fill, kSemanticFill);
    }
    const Layout layout = lay_out(to_place, fonts, page);
    report_missing(layout, items, context);

    Composition composed;
    Cloud& cloud = composed.cloud;
    for (std::size_t i = 0; i < items.size(); ++i) {
        const double px = printed_px(layout.em_px * to_place[i].em);
        cloud.items.push_back(placed_item(items[i], layout.items[i], px, margin, top));
    }
    colour_items(cloud.items, groups, palette);
    if (semantic) draw_zones(scene, cloud.items, groups);
    measure(cloud, declared, width * height);
    cloud.overlaps = layout.overlaps;
    for (std::size_t i = 0; i < items.size(); ++i)
        scene.texts.push_back(scene_text(cloud.items[i], layout.items[i].block, scale != SizeScale::equal, decimals));

    const double px_of_one = layout.em_px / declared.front();
    const std::vector<double> samples = legend_weights(scale, smallest, items.front().weight, px_of_one,
                                                       furniture.measure().small_px * 0.8, furniture.measure().sample_px, kSamples);
    std::vector<Sample> shown;
    for (const double sample : samples) shown.push_back({sample, printed_px(px_of_one * relative_size(scale, sample, smallest))});
    furniture.draw_title(scene);
    furniture.draw_below(scene, legend, shown);
    cloud.figure.caption = caption_of(items, options, !groups.empty(), decimals);
    cloud.figure.alternative_text = scene.description = alternative_of(items, scale != SizeScale::equal, decimals);
    composed.scene = std::move(scene);
    return composed;
}

}  // namespace glane::figures
