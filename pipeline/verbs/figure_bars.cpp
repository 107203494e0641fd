// glane figure bars: anyone's list of labels and values, with intervals and groups where it has them.

#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "pipeline/base/error.h"
#include "pipeline/verbs/figure_files.h"
#include "pipeline/verbs/figure_kinds.h"
#include "pipeline/verbs/list_file.h"
#include "stages/figures/draw_bars.h"
#include "stages/figures/numbers.h"

namespace glane {
namespace {

constexpr const char* kHint = "each line is: label, tab, value, and where wanted: low, high, group";

struct BarsOptions {
    std::string file = "-";
    FigureFiles files;
    DrawBars::Options draw;
    int top = 0;
    bool sort = false;
};

[[noreturn]] void refuse(const Record& record, const std::string& name, std::string what) {
    throw Error({.where = {name, record.line}, .what = std::move(what), .hint = kHint});
}

double number_in(const Record& record, std::size_t column, const std::string& name) {
    double number = 0;
    if (!parse_number(record.fields[column], number)) {
        refuse(record, name, fmt::format("\"{}\" beside \"{}\" is no number", record.fields[column], record.fields[0]));
    }
    return number;
}

/// label, value[, low, high[, group]]; an empty low and high for no interval.
Bar bar_of(const Record& record, const std::string& name) {
    const Row& fields = record.fields;
    if (fields.size() < 2) refuse(record, name, fmt::format("no value beside \"{}\"", fields.empty() ? "" : fields[0]));
    if (is_blank(fields[0])) refuse(record, name, "no label before the value");
    Bar bar{.label = fields[0], .value = number_in(record, 1, name)};
    bar.line = record.line;
    bar.has_interval = fields.size() > 3 && !(is_blank(fields[2]) && is_blank(fields[3]));
    if (bar.has_interval) {
        bar.low = number_in(record, 2, name);
        bar.high = number_in(record, 3, name);
    } else if (fields.size() == 3 && !is_blank(fields[2])) {
        refuse(record, name, fmt::format("\"{}\" has a lower end of its interval and no higher one", fields[0]));
    }
    if (fields.size() > 4) bar.group = fields[4];
    return bar;
}

std::vector<Bar> read_bars(const std::string& file) {
    const std::string name = shown_name(file);
    std::vector<Bar> bars;
    read_below_heading(file, [&](const Record& record) { bars.push_back(bar_of(record, name)); });
    if (bars.empty()) throw Error({.where = {name}, .what = "nothing to draw", .hint = kHint});
    return bars;
}

ExitCode draw_list(BarsOptions options) {
    const FigureTarget target(options.files, options.file, "glane figure bars LIST.tsv --output barres");
    std::vector<Bar> bars = read_bars(options.file);
    if (options.sort) std::ranges::stable_sort(bars, [](const Bar& a, const Bar& b) { return a.value > b.value; });
    if (options.top > 0 && bars.size() > static_cast<std::size_t>(options.top)) {
        options.draw.explanation = fmt::format("Les {} premières lignes sur {}.", options.top,
                                               figures::french_value(static_cast<double>(bars.size()), 0));
        bars.resize(static_cast<std::size_t>(options.top));
    }
    options.draw.paper.formats = target.formats();
    if (!options.draw.paper.title.empty()) options.draw.shown = options.draw.paper.title;
    target.write_and_tell(drawn<DrawBars>({bars}, options.draw, options.file));
    return ExitCode::done;
}

}  // namespace

void add_figure_bars(CLI::App& figure, Action& action) {
    CLI::App* kind = figure.add_subcommand("bars", "horizontal bars of a list: label, value, interval, group");
    const auto options = std::make_shared<BarsOptions>();
    DrawBars::Options& draw = options->draw;
    kind->add_option("file", options->file,
                     "TSV or CSV: label, value[, low, high[, group]]; - for standard input (default)");
    add_file_options(*kind, options->files);
    add_paper_options(*kind, draw.paper);
    kind->add_option("--top", options->top, "draw the first lines only; the caption says so")
        ->check(CLI::PositiveNumber);
    kind->add_flag("--sort", options->sort, "the highest value first (default: as in the list)");
    kind->add_option("--axis", draw.axis, "what the values are, below the axis");
    kind->add_option("--group-meaning", draw.group_meaning, "what the colours show, such as: thèmes");
    kind->add_option("--decimals", draw.decimals, "of the printed values (default: as many as they need)")
        ->check(CLI::Range(0, 6));
    kind->add_flag("--signs", draw.signs, "print + before values above zero");
    kind->add_option("--threshold", draw.threshold, "thin lines at plus and minus this value")
        ->check(CLI::NonNegativeNumber);
    kind->footer(
        "Example:\n  glane figure bars effectifs.tsv --output barres --axis \"nombre d’entretiens\"\n\n"
        "Lines such as: logiciel libre, tab, 12, tab, 8, tab, 17 (the last two are the ends of its interval).");
    kind->callback([&action, options] { action = [options] { return draw_list(*options); }; });
}

}  // namespace glane
