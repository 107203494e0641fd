// glane cooc: which words and expressions stand near an expression, and how surely.

#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "pipeline/base/reporter.h"
#include "pipeline/verbs/cooc_choice.h"
#include "pipeline/verbs/cooc_print.h"
#include "pipeline/verbs/counting.h"
#include "pipeline/verbs/verbs.h"
#include "stages/cooccurrence/tables.h"

namespace glane {
namespace {

constexpr int kRowsOnTerminal = 30;

struct CoocOptions {
    CoocChoice choice;
    std::string explain;
    int top = -1;
    bool json = false, csv = false;
};

/// A word that is taken apart may be rarer than the table shows.
CoocChoice counted_choice(const CoocOptions& asked) {
    CoocChoice choice = asked.choice;
    if (asked.explain.empty()) return choice;
    choice.min_f = 0;
    choice.min_interviews = 0;
    if (choice.unit.empty()) choice.unit = "both";
    return choice;
}

int rows_wanted(const Project& project, const CoocOptions& asked) {
    if (asked.top >= 0) return asked.top;
    return asked.json || asked.csv ? project.cooccurrence.top : kRowsOnTerminal;
}

std::string explanation(const CooccurrenceTable& table, const std::string& word, const CountedProject& counted,
                        const std::vector<NamedMeasure>& measures) {
    const std::string key = typed_key(word, counted.language);
    for (const Collocate& row : table.collocates) {
        if (typed_key(row.key, counted.language) == key || typed_key(row.text, counted.language) == key) {
            return cooc_explanation(table, row, counted.prepared.corpus, measures);
        }
    }
    const std::string near = neighbour_of(word, counted.prepared.corpus, counted.language);
    throw Error(
        {.where = {},
         .what = fmt::format("\"{}\" is no collocate that is counted", word),
         .hint = near.empty() ? "stop words, the node itself and expressions that stand only once are not counted"
                              : fmt::format("did you mean \"{}\"?", near)},
        ExitCode::no_match);
}

ExitCode cooc(const CoocOptions& asked) {
    const std::vector<NamedMeasure> measures = find_measures(asked.choice.measures);
    CountedProject counted(asked.choice.project);
    const Cooccur::Options options = cooc_options(counted.project, counted_choice(asked));
    CooccurrenceTable table = count_near_node(counted, options);

    const bool empty = is_empty(table, options);
    if (!asked.explain.empty() && !empty) {
        print_result(explanation(table, asked.explain, counted, measures));
        return ExitCode::done;
    }
    rank(table, measures, rows_wanted(counted.project, asked));
    const bool for_programs = asked.json || asked.csv;
    std::vector<NamedMeasure> shown = measures;
    if (shown.empty()) shown = for_programs ? usual_measures() : find_measures({"log_likelihood_signed", "log_dice"});
    if (asked.json) {
        print_result(cooccurrence_json(table, shown));
    } else if (asked.csv) {
        print_result(cooccurrence_csv(table, shown));
    } else if (!empty) {
        print_result(cooc_text(table, shown));
    }
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
    CLI::Option* json = verb->add_flag("--json", options->json, "print as JSON");
    CLI::Option* csv = verb->add_flag("--csv", options->csv, "print as CSV")->excludes(json);
    verb->add_option("--explain", options->explain, "take one collocate apart: counts, formulas, every occurrence")
        ->excludes(json)
        ->excludes(csv);
    verb->footer(
        "Examples:\n  glane cooc \"numérique responsable\" --project corpus/demo --span sentence --top 20\n"
        "  glane cooc --query lemme:équiper --project corpus/demo --left 5 --right 3 --within sentence --unit lemma");
    verb->callback([&action, options] { action = [options] { return cooc(*options); }; });
}

}  // namespace glane
