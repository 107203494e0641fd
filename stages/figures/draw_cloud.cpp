#include "stages/figures/draw_cloud.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <fmt/format.h>

#include "pipeline/model/unicode.h"
#include "stages/figures/cloud_data.h"
#include "stages/figures/compose.h"
#include "stages/figures/files.h"
#include "stages/figures/scale.h"
#include "stages/figures/wrap.h"

namespace glane {
namespace {

using namespace figures;

constexpr std::size_t kMostItems = 20000;
constexpr std::size_t kMostSemanticItems = 1500;
constexpr std::size_t kLongestItem = 5000;
constexpr int kLeastSide = 100;
constexpr int kLargestSide = 20000;
constexpr int kMostDecimals = 6;

void check(const DrawCloud::Options& options) {
    const auto refuse = [](std::string what, std::string hint) {
        throw Error({.where = {}, .what = std::move(what), .hint = std::move(hint)});
    };
    if (std::min(options.width, options.height) < kLeastSide || std::max(options.width, options.height) > kLargestSide) {
        refuse(fmt::format("a cloud of {} x {} pixels cannot be drawn", options.width, options.height),
               fmt::format("choose sides of {} to {} pixels, such as 1600x1000", kLeastSide, kLargestSide));
    }
    if (!(options.fill > 0 && options.fill <= 1)) refuse(fmt::format("fill is {}", options.fill), "choose a share between 0 and 1");
    if (options.decimals < -1 || options.decimals > kMostDecimals) {
        refuse(fmt::format("decimals is {}", options.decimals),
               fmt::format("choose 0 to {}, or -1 for as many as the weights need", kMostDecimals));
    }
    if (options.dpi < 1) refuse(fmt::format("dpi is {}", options.dpi), "96 for screens, 300 for print");
    if (options.shape != "rectangle" && options.shape != "ellipse") {
        refuse(fmt::format("unknown shape \"{}\"", options.shape), "one of: rectangle, ellipse");
    }
    if (options.layout != "compact" && options.layout != "semantic") {
        refuse(fmt::format("unknown layout \"{}\"", options.layout), "one of: compact, semantic");
    }
    const auto of_a_name = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
    if (options.name.empty() || !std::ranges::all_of(options.name, of_a_name)) {
        refuse(fmt::format("the name of a figure is \"{}\"", options.name), "small letters, digits and hyphens: cloud");
    }
    check_formats(options.formats, {"svg", "pdf", "png", "csv", "vega"});
}

void check(const CloudItem& item) {
    const Place place{{}, item.line};
    if (const std::size_t bad = first_invalid_utf8(item.text); bad != std::string::npos) {
        throw Error({.where = place, .what = fmt::format("not valid UTF-8 (byte {} of the expression)", bad + 1), .hint = {}});
    }
    if (drawable(item.text).empty()) {
        throw Error({.where = place, .what = "an expression has no text", .hint = "remove it, or give it a text"});
    }
    if (code_point_count(item.text) > kLongestItem) {
        throw Error({.where = place,
                     .what = fmt::format("an expression of {} characters", code_point_count(item.text)),
                     .hint = fmt::format("a cloud shows expressions of at most {} characters", kLongestItem)});
    }
    if (!(item.weight > 0) || !std::isfinite(item.weight)) {
        throw Error({.where = place,
                     .what = fmt::format("the weight of \"{}\" is {}", drawable(item.text), item.weight),
                     .hint = "a size needs a weight above zero"});
    }
}

/// Checked and ready to be set, heaviest first, equals in the order of their texts.
std::vector<CloudItem> in_order(const std::vector<CloudItem>& given, const DrawCloud::Options& options) {
    if (options.layout == "semantic" && given.size() > kMostSemanticItems) {
        throw Error({.where = {},
                     .what = fmt::format("{} expressions are more than a semantic cloud can bring near each other", given.size()),
                     .hint = fmt::format("draw the heaviest, at most {}: --top 200; or choose the layout compact", kMostSemanticItems)});
    }
    if (given.size() > kMostItems) {
        throw Error({.where = {},
                     .what = fmt::format("{} expressions are more than a cloud can show", given.size()),
                     .hint = fmt::format("draw the heaviest, at most {}: --top 200", kMostItems)});
    }
    std::vector<CloudItem> items = given;
    for (CloudItem& item : items) {
        check(item);
        item.text = drawable(item.text);
    }
    std::ranges::stable_sort(items, [](const CloudItem& a, const CloudItem& b) {
        return a.weight != b.weight ? a.weight > b.weight : a.text < b.text;
    });
    return items;
}

void report_findings(const Cloud& cloud, const DrawCloud::Options& options, Context& context) {
    std::size_t small = 0;
    for (const PlacedItem& item : cloud.items) small += item.px < options.min_size ? 1 : 0;
    if (small > 0) {
        context.finding(Severity::warning,
                        {.where = {},
                         .what = fmt::format("{} of {} expressions of the cloud are smaller than {} pixels (smallest: {})",
                                             small, cloud.items.size(), decimal(options.min_size), decimal(cloud.smallest_px)),
                         .hint = "make the figure larger, the list shorter, or choose the scale log"});
    }
}

}  // namespace

Cloud DrawCloud::run(const Input& input, const Options& options, Context& context) {
    check(options);
    const std::vector<CloudItem> items = in_order(input.items, options);
    const FontSet fonts = FontSet::load();
    report_fonts(fonts, context);
    Composition composed = compose(items, options, fonts, context);
    Cloud cloud = std::move(composed.cloud);
    const FileChoice choice{options.formats, options.outline, options.dpi};
    cloud.figure.name = options.name;
    draw_files(cloud.figure, composed.scene, fonts, choice);
    if (choice.wants("csv")) cloud.figure.csv = cloud_csv(cloud);
    if (choice.wants("vega")) cloud.figure.vega = cloud_vega(composed.scene, cloud);
    report_findings(cloud, options, context);
    return cloud;
}

}  // namespace glane
