// glane cooc: which words and expressions stand near an expression, and how surely.

#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "pipeline/base/reporter.h"
#include "pipeline/model/counted_text.h"
#include "pipeline/model/partition.h"
#include "pipeline/model/reading.h"
#include "pipeline/verbs/cooc_choice.h"
#include "pipeline/verbs/cooc_print.h"
#include "pipeline/verbs/counting.h"
#include "pipeline/verbs/verbs.h"
#include "stages/cooccurrence/readings.h"
#include "stages/cooccurrence/tables.h"

namespace glane {
namespace {

constexpr int kRowsOnTerminal = 30;

struct CoocOptions {
    CoocChoice choice;
    std::string explain, by;
    int top = -1;
    bool json = false, csv = false;
};

/// A word that is taken apart may be rarer than the table shows.
Cooccur::Options counting_options(const Project& project, const CoocOptions& asked) {
    Cooccur::Options options = cooc_options(project, asked.choice);
    if (asked.explain.empty()) return options;
    options.min_f = 0;
    options.min_interviews = 0;
    if (asked.choice.unit.empty() && options.convention == "glane") options.unit = "both";
    return options;
}

int rows_wanted(const Project& project, const CoocOptions& asked) {
    if (asked.top >= 0) return asked.top;
    return asked.json || asked.csv ? project.cooccurrence.top : kRowsOnTerminal;
}

/// Which occurrences hang on a correction.
std::string places_in_readings(CountedProject& counted, const Cooccur::Options& options, const Collocate& row) {
    const CollocateInput in{counted.project, counted.prepared, counted.annex(), counted.language, counted.cache};
    const auto differ = [&](Reading reading, std::string_view name, std::string_view in_french) {
        const Corpus corpus = corpus_as(reading, counted.prepared.corpus, counted.language);
        return places_that_differ(row, count_once(in, corpus, options_for_readings(options), name).value, in_french);
    };
    const std::string text = differ(Reading::sure, "sure", "avec les seules corrections sûres") +
                             differ(Reading::raw, "raw", "dans le texte brut de la page");
    return text.empty() ? text : '\n' + text;
}

std::string explanation(CountedProject& counted, const Cooccur::Options& options, const CooccurrenceTable& table,
                        const std::string& word, const std::vector<NamedMeasure>& measures) {
    const std::string key = typed_key(word, counted.language);
    for (const Collocate& row : table.collocates) {
        if (typed_key(row.key, counted.language) != key && typed_key(row.text, counted.language) != key) continue;
        const std::string text = cooc_explanation(table, row, counted.prepared.corpus, measures);
        return table.has_readings ? text + places_in_readings(counted, options, row) : text;
    }
    const std::string near = neighbour_of(word, counted.prepared.corpus, counted.language);
    throw Error(
        {.where = {},
         .what = fmt::format("\"{}\" is no collocate that is counted", word),
         .hint = near.empty() ? "stop words, the node itself and expressions that stand only once are not counted"
                              : fmt::format("did you mean \"{}\"?", near)},
        ExitCode::no_match);
}

/// The first measure of a table ranks it; those that are shown where none is asked for are the convention's.
std::string table_text(const CooccurrenceTable& table, const std::vector<NamedMeasure>& measures, const CoocOptions& asked) {
    const bool for_programs = asked.json || asked.csv;
    std::vector<NamedMeasure> shown = measures;
    if (shown.empty()) shown = usual_measures(table);
    if (measures.empty() && !for_programs) shown = {shown.front(), find_measure("log_dice")};
    if (asked.json) return cooccurrence_json(table, shown);
    return asked.csv ? cooccurrence_csv(table, shown) : cooc_text(table, shown);
}

/// Tables one behind the other: an array in JSON, one heading in CSV.
std::string joined(const std::vector<std::string>& tables, const CoocOptions& asked) {
    std::string text = asked.json ? "[\n" : "";
    for (std::size_t i = 0; i < tables.size(); ++i) {
        const bool repeats_heading = asked.csv && i > 0;
        if (i > 0 && !asked.csv) text += asked.json ? ",\n" : "\n";
        text += repeats_heading ? tables[i].substr(tables[i].find('\n') + 1) : tables[i];
    }
    return text + (asked.json ? "]\n" : "");
}

/// A table for each part that a variable makes: what stands near the node when élus speak, when agents do.
ExitCode cooc_by(CountedProject& counted, Cooccur::Options options, const std::vector<NamedMeasure>& measures,
                 const CoocOptions& asked) {
    options.by = part_variable(asked.by);
    if (options.by == "interviewer") options.interviewers = "in";
    const CountedText words = count_text(counted.prepared.corpus, counted.language, {options.scope, options.interviewers});
    std::vector<std::string> tables;
    bool found = false;
    for (const Part& part : partition_to_compare(counted.prepared.corpus, words, options.by).parts) {
        options.part = part.name;
        CooccurrenceTable table = count_near_node(counted, options);
        found = found || !is_empty(table, options);
        rank(table, measures, rows_wanted(counted.project, asked));
        tables.push_back(table_text(table, measures, asked));
    }
    print_result(joined(tables, asked));
    return found ? ExitCode::done : ExitCode::no_match;
}

ExitCode cooc(const CoocOptions& asked) {
    const std::vector<NamedMeasure> measures = find_measures(asked.choice.measures);
    CountedProject counted(asked.choice.project);
    if (!asked.by.empty()) return cooc_by(counted, counting_options(counted.project, asked), measures, asked);
    const Cooccur::Options options = counting_options(counted.project, asked);
    CooccurrenceTable table = count_near_node(counted, options);

    const bool empty = is_empty(table, options);
    if (!asked.explain.empty() && !empty) {
        print_result(explanation(counted, options, table, asked.explain, measures));
        return ExitCode::done;
    }
    rank(table, measures, rows_wanted(counted.project, asked));
    if (!empty || asked.json || asked.csv) print_result(table_text(table, measures, asked));
    if (empty) no_node_found(counted, table, options);
    return ExitCode::done;
}

}  // namespace

void add_cooc(CLI::App& program, Action& action) {
    CLI::App* verb = program.add_subcommand("cooc", "the words and expressions that stand near an expression");
    const auto options = std::make_shared<CoocOptions>();
    add_cooc_options(*verb, options->choice);
    verb->add_option("--top", options->top, "rows to print, 0 for all (default on a terminal: 30)")
        ->check(CLI::Range(0, 1000000000));
    CLI::Option* by = verb->add_option("--by", options->by,
                                       "a table for each part that a variable makes: role, kind, size, gender, interview …");
    CLI::Option* json = verb->add_flag("--json", options->json, "print as JSON");
    CLI::Option* csv = verb->add_flag("--csv", options->csv, "print as CSV")->excludes(json);
    verb->add_option("--explain", options->explain, "take one collocate apart: counts, formulas, every occurrence")
        ->excludes(json)
        ->excludes(csv)
        ->excludes(by);
    verb->footer(
        "Examples:\n  glane cooc \"numérique responsable\" --project corpus/demo --span sentence --top 20\n"
        "  glane cooc \"numérique responsable\" --project corpus/demo --by role --csv\n"
        "  glane cooc --query lemme:équiper --project corpus/demo --left 5 --right 3 --within sentence --unit lemma");
    verb->callback([&action, options] { action = [options] { return cooc(*options); }; });
}

}  // namespace glane
