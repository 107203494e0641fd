// glane measures: association measures behind the counts of anyone's table.

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "pipeline/base/record_reader.h"
#include "pipeline/base/reporter.h"
#include "pipeline/model/measures.h"
#include "pipeline/verbs/measure_rows.h"
#include "pipeline/verbs/verbs.h"
#include "stages/cooccurrence/tables.h"

namespace glane {
namespace {

struct MeasuresOptions {
    std::string file = "-";
    std::vector<std::string> measures;
    int decimals = 6;
    bool list = false, json = false, csv = false;
};

std::vector<NamedMeasure> measures_asked_for(const MeasuresOptions& options) {
    if (options.measures.empty()) return usual_measures();
    std::vector<NamedMeasure> asked;
    for (const std::string& label : options.measures) {
        asked.push_back(find_measure(label));
        const auto same = [&](const NamedMeasure& other) { return other.label == label; };
        if (std::count_if(asked.begin(), asked.end(), same) > 1) asked.pop_back();
    }
    return asked;
}

const char* name_of(Scale scale) {
    switch (scale) {
        case Scale::plain: return "plain";
        case Scale::logarithm: return "logarithm";
        case Scale::ratio: return "ratio";
        case Scale::probability: return "probability";
    }
    return "plain";
}

const char* name_of(Order order) {
    switch (order) {
        case Order::rises: return "rises";
        case Order::rises_above: return "rises above expectation";
        case Order::distance: return "distance";
        case Order::low_is_sure: return "low is sure";
        case Order::none: return "none";
    }
    return "none";
}

std::string list_as_text() {
    std::string text;
    for (const Measure& measure : measures()) {
        const bool has_base = measure.scale == Scale::logarithm || measure.scale == Scale::ratio;
        const char* suffix = has_base ? "_log2 _log10" : "";
        if (measure.order == Order::distance) suffix = has_base ? "_log2 _log10 _signed" : "_signed";
        text += fmt::format("{:<30} {:<21} {}\n", measure.name, suffix, measure.description());
    }
    return text;
}

std::string list_as_json() {
    nlohmann::ordered_json all = nlohmann::ordered_json::array();
    for (const Measure& measure : measures()) {
        all.push_back({{"name", measure.name},
                       {"scale", name_of(measure.scale)},
                       {"order", name_of(measure.order)},
                       {"formula", measure.formula},
                       {"source", measure.source}});
    }
    return all.dump(1) + '\n';
}

/// The names of the columns; throws Error for a table without any.
Row header_of(RecordReader& table, std::string_view& record) {
    if (!table.next(record)) {
        throw Error({.where = {table.place().path},
                     .what = "the table is empty",
                     .hint = "its first line names the columns, f f1 f2 N or o11 o12 o21 o22 among them"});
    }
    std::vector<std::string_view> fields;
    table.split(record, fields);
    Row names;
    for (const std::string_view field : fields) names.push_back(unquoted(field));
    return names;
}

void check_keys(Row names, const Place& place) {
    std::sort(names.begin(), names.end());
    const auto twice = std::adjacent_find(names.begin(), names.end());
    if (twice == names.end()) return;
    throw Error({.where = place,
                 .what = fmt::format("two columns are called \"{}\", which JSON cannot tell apart", *twice),
                 .hint = "rename one of them"});
}

ExitCode measure_table(const MeasuresOptions& options) {
    const std::vector<NamedMeasure> asked = measures_asked_for(options);
    const RowFormat format = options.json ? RowFormat::json : options.csv ? RowFormat::csv : RowFormat::tsv;
    RowWriter writer(format, options.decimals, asked);
    RecordReader table(options.file, options.csv ? TableFormat::csv : TableFormat::tsv, [&writer] { writer.flush(); });

    std::string_view record;
    const Row names = header_of(table, record);
    const CountColumns columns = find_counts(names, asked, table.place());
    if (options.json) check_keys(names, table.place());
    writer.header(record, columns, table.separator());

    bool has_faults = false;
    std::vector<std::string_view> fields;
    while (table.next(record)) {
        table.split(record, fields);
        std::variant<Contingency, Fault> counts = counts_of(fields, columns);
        if (Fault* fault = std::get_if<Fault>(&counts)) {
            has_faults = true;
            fault->where = table.place();
            say(Finding{Severity::error, *fault});
        }
        writer.row(record, fields, std::get_if<Contingency>(&counts));
    }
    writer.finish();
    return has_faults ? ExitCode::findings : ExitCode::done;
}

ExitCode measures_verb(const MeasuresOptions& options) {
    if (!options.list) return measure_table(options);
    print_result(options.json ? list_as_json() : list_as_text());
    return ExitCode::done;
}

}  // namespace

void add_measures(CLI::App& program, Action& action) {
    CLI::App* verb = program.add_subcommand("measures", "association measures behind the counts of a table");
    const auto options = std::make_shared<MeasuresOptions>();
    verb->add_option("file", options->file, "a table with a header (default, and -: standard input)");
    verb->add_option("--measure", options->measures,
                     "measures to add, names separated by commas (default: those of glane cooc); see --list")
        ->delimiter(',')
        ->allow_extra_args(false);  // or it would take the file for a measure
    verb->add_flag("--list", options->list, "all measures with their formula and source");
    verb->add_option("--decimals", options->decimals, "decimals of the values (default: 6)")->check(CLI::Range(0, 17));
    verb->add_flag("--csv", options->csv, "the table is CSV, and so is what is printed (default: TSV)");
    verb->add_flag("--json", options->json, "print as JSON");
    verb->footer(
        "The table has the columns f f1 f2 N or o11 o12 o21 o22, in any order; all others are kept as they are. A "
        "line\n"
        "whose counts are not to be had is printed without values and reported; the exit code is then 1.\n"
        "Example:\n  glane measures --measure log_likelihood_signed,mi_log2 counts.tsv > measured.tsv");
    verb->callback([&action, options] { action = [options] { return measures_verb(*options); }; });
}

}  // namespace glane
