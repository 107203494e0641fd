// glane cloud: draws anyone's list of expressions and weights.

#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "pipeline/base/file.h"
#include "pipeline/base/reporter.h"
#include "pipeline/base/table.h"
#include "pipeline/model/unicode.h"
#include "pipeline/verbs/verbs.h"
#include "stages/figures/draw_cloud.h"
#include "stages/figures/wrap.h"

namespace glane {
namespace {

namespace fs = std::filesystem;

struct CloudOptions {
    std::string file = "-";
    std::string output;
    std::string svg, pdf, png, csv;
    std::string size;
    int top = 0;
    bool json = false;
    DrawCloud::Options draw;
};

/// "4 839", "12,5" and "1e3" are numbers in a French list.
bool parse_weight(std::string text, double& weight) {
    for (const std::string_view blank : {" ", "\u00a0", "\u202f"}) {
        for (std::size_t at; (at = text.find(blank)) != std::string::npos;) text.erase(at, blank.size());
    }
    if (text.find('.') == std::string::npos) std::replace(text.begin(), text.end(), ',', '.');
    if (text.starts_with('+')) text.erase(0, 1);
    const char* const end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, weight);
    return error == std::errc() && stop == end && !text.empty();
}

bool has_digit(std::string_view text) { return text.find_first_of("0123456789") != std::string_view::npos; }

std::string shown_name(const std::string& file) { return file == "-" ? "standard input" : file; }

bool is_blank(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_code_point(text, at);
        if (!is_space(c) && c >= 0x20 && c != 0x7F) return false;
    }
    return true;
}

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
    if (!parse_weight(record.fields[1], item.weight)) {
        refuse(fmt::format("the weight of \"{}\" is \"{}\", which is no number", item.text, record.fields[1]),
               "write it with digits, such as 12 or 0.5");
    }
    if (!(item.weight > 0 && item.weight < 1e300)) {
        refuse(fmt::format("the weight of \"{}\" is {}", item.text, record.fields[1]),
               "a size needs a weight above zero: remove the line, or count anew");
    }
    return item;
}

/// The file as records: CSV by its name, or when its first line has no tab.
std::vector<Record> records_of(const std::string& file, const std::string& name) {
    std::string text = file == "-" ? read_standard_input() : read_file(file);
    if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
    if (const std::size_t bad = first_invalid_utf8(text); bad != std::string::npos) {
        const auto line = static_cast<std::size_t>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(bad), '\n')) + 1;
        const std::string encoding = guess_encoding(text);
        throw Error({.where = {name, line},
                     .what = fmt::format("not valid UTF-8 (byte 0x{:02X})", static_cast<unsigned char>(text[bad])),
                     .hint = encoding.empty() ? "save the list as UTF-8"
                                              : fmt::format("looks like {}: save the list as UTF-8", encoding)});
    }
    const bool tabs = text.substr(0, text.find('\n')).find('\t') != std::string::npos;
    return name.ends_with(".csv") || !tabs ? parse_csv(text, name) : parse_tsv(text);
}

std::vector<CloudItem> read_items(const std::string& file) {
    const std::string name = shown_name(file);
    std::vector<CloudItem> items;
    const std::vector<Record> records = records_of(file, name);
    for (const Record& record : records) {
        // A heading has no digit where the weights are; "NaN" is a weight, and a wrong one.
        double ignored = 0;
        const bool heading = &record == &records.front() && record.fields.size() > 1 && !has_digit(record.fields[1]) &&
                             !parse_weight(record.fields[1], ignored);
        if (!heading) items.push_back(item_of(record, name));
    }
    if (items.empty()) {
        throw Error({.where = {name}, .what = "no expression to draw", .hint = "each line is: expression, tab, weight"});
    }
    return items;
}

void keep_heaviest(std::vector<CloudItem>& items, std::size_t top, std::string& note) {
    if (top == 0 || items.size() <= top) return;
    const std::size_t all = items.size();
    std::ranges::stable_sort(items, [](const CloudItem& a, const CloudItem& b) {
        return a.weight != b.weight ? a.weight > b.weight : a.text < b.text;
    });
    items.resize(top);
    note = fmt::format("Les {} expressions les plus lourdes sur {}.{}{}", top, all, note.empty() ? "" : " ", note);
}

void read_size(CloudOptions& options) {
    if (options.size.empty()) return;
    const char* const end = options.size.data() + options.size.size();
    const auto [cross, wrong] = std::from_chars(options.size.data(), end, options.draw.width);
    bool right = wrong == std::errc() && cross != end && (*cross == 'x' || *cross == 'X');
    if (right) {
        const auto [stop, bad] = std::from_chars(cross + 1, end, options.draw.height);
        right = bad == std::errc() && stop == end;
    }
    if (!right) {
        throw Error({.where = {}, .what = fmt::format("--size is \"{}\"", options.size), .hint = "width and height in pixels: --size 1600x1000"});
    }
}

/// What to write where: --output gives all four, or one when it ends like a picture.
std::vector<std::pair<std::string, std::string>> files_wanted(const CloudOptions& options) {
    std::vector<std::pair<std::string, std::string>> files;
    const std::pair<std::string, const std::string*> named[] = {
        {"svg", &options.svg}, {"pdf", &options.pdf}, {"png", &options.png}, {"csv", &options.csv}};
    for (const auto& [format, file] : named) {
        if (!file->empty()) files.emplace_back(format, *file);
    }
    if (options.output.empty()) return files;
    const std::string extension = fs::path(options.output).extension().string();
    for (const auto& [format, file] : named) {
        if (extension == "." + format) return files.emplace_back(format, options.output), files;
    }
    for (const auto& [format, file] : named) files.emplace_back(format, options.output + "." + format);
    return files;
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

const std::string& content(const Figure& figure, std::string_view format) {
    return format == "svg" ? figure.svg : format == "pdf" ? figure.pdf : format == "png" ? figure.png : figure.csv;
}

/// The stage knows lines, not files: the name of the list is added here.
Cloud draw(const std::vector<CloudItem>& items, const CloudOptions& options, Context& context) {
    try {
        return DrawCloud::run({items}, options.draw, context);
    } catch (const Error& error) {
        Fault fault = error.fault();
        if (fault.where.line > 0) fault.where.path = shown_name(options.file);
        throw Error(std::move(fault), error.exit_code());
    }
}

ExitCode cloud(CloudOptions options) {
    read_size(options);
    const auto files = files_wanted(options);
    const bool to_output = files.empty() && !options.json;
    if (to_output && isatty(STDOUT_FILENO) == 1) {
        throw Error({.where = {}, .what = "nowhere to draw", .hint = "name the files: glane cloud LIST.tsv --output nuage"});
    }
    std::error_code ignored;
    for (const auto& [format, file] : files) {
        // Files are renamed into place, which would put a plain file where a device or a pipe was.
        if (fs::exists(file, ignored) && !fs::is_regular_file(file, ignored)) {
            throw Error({.where = {file},
                         .what = "not a plain file, so no picture can be put in its place",
                         .hint = "name a file; without any, the SVG goes to standard output"});
        }
        if (fs::equivalent(file, options.file, ignored)) {
            throw Error({.where = {file}, .what = "the list would be overwritten by the picture", .hint = "choose another --output"});
        }
    }
    std::vector<CloudItem> items = read_items(options.file);
    keep_heaviest(items, static_cast<std::size_t>(options.top), options.draw.note);
    options.draw.formats.clear();
    for (const auto& [format, file] : files) options.draw.formats.push_back(format);
    if (to_output) options.draw.formats = {"svg"};
    Context context;
    const Cloud drawn = draw(items, options, context);
    for (Finding finding : context.findings()) {
        if (finding.fault.where.line > 0) finding.fault.where.path = shown_name(options.file);
        say(finding);
    }
    Publication publication;
    for (const auto& [format, file] : files) publication.add(file, content(drawn.figure, format));
    publication.commit();
    if (options.json) print_result(json_of(drawn));
    if (to_output) print_result(drawn.figure.svg);
    return ExitCode::done;
}

}  // namespace

void add_cloud(CLI::App& program, Action& action) {
    CLI::App* verb = program.add_subcommand("cloud", "draws a word cloud of a list: expression, weight, group");
    const auto options = std::make_shared<CloudOptions>();
    DrawCloud::Options& draw = options->draw;
    verb->add_option("file", options->file, "TSV or CSV: expression, weight[, group[, contexts; …]]; - for standard input (default)");
    verb->add_option("-o,--output", options->output, "write OUTPUT.svg, .pdf, .png and .csv; or one, named by its extension");
    verb->add_option("--svg", options->svg, "write the SVG into this file");
    verb->add_option("--pdf", options->pdf, "write the PDF into this file");
    verb->add_option("--png", options->png, "write the PNG into this file");
    verb->add_option("--csv", options->csv, "write size and place of every expression into this file");
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
    verb->callback([&action, options] { action = [options] { return cloud(*options); }; });
}

}  // namespace glane
