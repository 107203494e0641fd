// glane cloud: draws anyone's list of expressions and weights.

#include <algorithm>
#include <cstddef>
#include <limits>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "pipeline/base/best.h"
#include "pipeline/base/reporter.h"
#include "pipeline/base/table.h"
#include "pipeline/verbs/figure_files.h"
#include "pipeline/verbs/list_file.h"
#include "pipeline/verbs/verbs.h"
#include "stages/figures/draw_cloud.h"
#include "stages/figures/wrap.h"

namespace glane {
namespace {

struct CloudOptions {
    std::string file = "-";
    FigureFiles files;
    std::string size;
    int top = 0;
    bool json = false;
    DrawCloud::Options draw;
};

/// "t1; t2": names of the places where an expression stands.
std::vector<std::string> contexts_in(const std::string& cell) {
    std::vector<std::string> contexts;
    for (std::size_t begin = 0; begin <= cell.size();) {
        const std::size_t end = std::min(cell.find(';', begin), cell.size());
        const std::string name = figures::drawable(std::string_view(cell).substr(begin, end - begin));
        if (!name.empty()) contexts.push_back(name);
        begin = end + 1;
    }
    return contexts;
}

CloudItem item_of(const Record& record, const std::string& name) {
    const auto refuse = [&](std::string what, std::string hint) {
        throw Error({.where = {name, record.line}, .what = std::move(what), .hint = std::move(hint)});
    };
    if (record.fields.size() < 2) {
        refuse(fmt::format("no weight beside \"{}\"", record.fields.empty() ? "" : record.fields[0]),
               "each line is: expression, tab, weight, and where wanted tab, group");
    }
    CloudItem item;
    item.text = record.fields[0];
    item.line = record.line;
    if (record.fields.size() > 2) item.group = record.fields[2];
    if (record.fields.size() > 3) item.contexts = contexts_in(record.fields[3]);
    if (is_blank(item.text)) refuse("no expression before the weight", "each line is: expression, tab, weight");
    if (!parse_number(record.fields[1], item.weight)) {
        refuse(fmt::format("the weight of \"{}\" is \"{}\", which is no number", item.text, record.fields[1]),
               "write it with digits, such as 12 or 0.5");
    }
    if (!(item.weight > 0 && item.weight < 1e300)) {
        refuse(fmt::format("the weight of \"{}\" is {}", item.text, record.fields[1]),
               "a size needs a weight above zero: remove the line, or count anew");
    }
    return item;
}

/// Heaviest first, equals in the order of their texts, then of the list.
bool stands_before(const CloudItem& a, const CloudItem& b) {
    if (a.weight != b.weight) return a.weight > b.weight;
    return a.text != b.text ? a.text < b.text : a.line < b.line;
}

/// The items to draw, in the order of the list; where only the `top` heaviest of more are drawn, the heaviest first, and
/// `note` begins with how many there were. Those that are not drawn are forgotten as soon as they are read.
std::vector<CloudItem> read_items(const std::string& file, std::size_t top, std::string& note) {
    const std::string name = shown_name(file);
    Best<CloudItem, decltype(&stands_before)> heaviest(top > 0 ? top : std::numeric_limits<std::size_t>::max(), stands_before);
    std::size_t read = 0;
    read_below_heading(file, [&](const Record& record) {
        heaviest.add(item_of(record, name));
        ++read;
    });
    if (read == 0) {
        throw Error({.where = {name}, .what = "no expression to draw", .hint = "each line is: expression, tab, weight"});
    }
    std::vector<CloudItem> items = std::move(heaviest).take();
    if (read > items.size()) {
        note = fmt::format("Les {} expressions les plus lourdes sur {}.{}{}", top, read, note.empty() ? "" : " ", note);
    } else {
        std::ranges::sort(items, {}, &CloudItem::line);
    }
    return items;
}

std::string json_of(const Cloud& cloud) {
    using Json = nlohmann::ordered_json;
    const auto rounded = [](double value) { return std::stod(fixed(value, 2)); };
    Json json{{"placed", cloud.placed},
              {"dropped", cloud.dropped},
              {"overlaps", cloud.overlaps},
              {"smallest_px", cloud.smallest_px},
              {"fill", std::stod(fixed(cloud.fill, 4))},
              {"density", std::stod(fixed(cloud.density, 4))},
              {"r2", std::stod(fixed(cloud.r2, 6))},
              {"items", Json::array()}};
    for (const PlacedItem& placed : cloud.items) {
        Json item{{"text", placed.item.text}, {"weight", placed.item.weight},   {"px", placed.px},
                  {"x", rounded(placed.x)},   {"y", rounded(placed.y)},         {"width", rounded(placed.width)},
                  {"height", rounded(placed.height)}, {"lines", Json::array()}, {"colour", placed.colour}};
        if (!placed.item.group.empty()) item["group"] = placed.item.group;
        for (const PlacedLine& line : placed.lines) item["lines"].push_back(line.text);
        json["items"].push_back(std::move(item));
    }
    return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

ExitCode draw_list(CloudOptions options) {
    if (!options.size.empty()) read_size(options.size, options.draw.width, options.draw.height);
    const FigureTarget target(options.files, options.file, "glane cloud LIST.tsv --output nuage",
                              options.json ? Unnamed::nothing : Unnamed::svg);
    const std::vector<CloudItem> items =
        read_items(options.file, static_cast<std::size_t>(options.top), options.draw.note);
    options.draw.formats = target.formats();
    const Cloud cloud = drawn<DrawCloud>({items}, options.draw, options.file);
    target.write(cloud.figure);
    if (options.json) print_result(json_of(cloud));
    return ExitCode::done;
}

}  // namespace

void add_cloud(CLI::App& program, Action& action) {
    CLI::App* verb = program.add_subcommand("cloud", "draws a word cloud of a list: expression, weight, group");
    const auto options = std::make_shared<CloudOptions>();
    DrawCloud::Options& draw = options->draw;
    verb->add_option("file", options->file, "TSV or CSV: expression, weight[, group[, contexts; …]]; - for standard input (default)");
    add_cloud_file_options(*verb, options->files);
    verb->add_option("--size", options->size, "width and height in pixels, 96 to the inch (default: 1600x1000)");
    verb->add_option("--top", options->top, "draw the heaviest only; the caption says so")->check(CLI::PositiveNumber);
    verb->add_flag("--json", options->json, "print items placed, overlaps, sizes, fill, density, R² and every place");
    verb->add_option("--scale", draw.scale, "font size by weight: area (default), linear, log, equal");
    verb->add_option("--shape", draw.shape, "outline of the cloud: rectangle (default), ellipse");
    verb->add_option("--layout", draw.layout,
                     "compact (default): the heaviest in the middle; semantic: what shares a group or contexts stands together");
    verb->add_option("--fill", draw.fill, "share of the page that letters may cover, 0 to 1 (default: 1, as large as fits)");
    verb->add_option("--min-size", draw.min_size, "report expressions smaller than this many pixels (default: 9)");
    verb->add_option("--dpi", draw.dpi, "resolution of the PNG (default: 192)");
    verb->add_option("--title", draw.title, "printed above the cloud");
    verb->add_option("--caption", draw.note, "printed below the cloud: source, explanation");
    verb->add_option("--weight-meaning", draw.weight_meaning, "what the weight is (default: le nombre d’occurrences)");
    verb->add_option("--group-meaning", draw.group_meaning, "what the colours show, such as: thèmes");
    verb->add_flag("--dark", draw.dark, "light letters on a dark page");
    verb->add_flag("--outline", draw.outline, "letters of the SVG as outlines: the same everywhere, but not text");
    verb->footer("Example:\n  glane cloud expressions.tsv --output nuage --size 1600x1000 --title \"Nos mots\"");
    verb->callback([&action, options] { action = [options] { return draw_list(*options); }; });
}

}  // namespace glane
