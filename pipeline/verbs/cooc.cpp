// glane cooc: which words and expressions stand near an expression, and how surely.

#include <algorithm>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include <fmt/format.h>

#include "pipeline/base/reporter.h"
#include "pipeline/model/language.h"
#include "pipeline/model/reading.h"
#include "pipeline/model/unicode.h"
#include "pipeline/run/lexicon_folder.h"
#include "pipeline/run/plan.h"
#include "pipeline/verbs/cooc_print.h"
#include "pipeline/verbs/counting.h"
#include "pipeline/verbs/verbs.h"
#include "stages/cooccurrence/readings.h"
#include "stages/cooccurrence/tables.h"

namespace glane {
namespace {

constexpr int kRowsOnTerminal = 30;

struct CoocOptions {
    std::string project = "project.toml";
    std::string node, query, inflection, span, within, convention, unit, stop_words, scope, interviewers, explain;
    std::vector<std::string> measures, pos;
    int window = -1, left = -1, right = -1, min_f = -1, min_interviews = -1, top = -1;
    bool json = false, csv = false;
};

/// Another program's convention, asked for on the command line: as it counts when it is told nothing, words in windows
/// that only the text ends.
void count_as(Cooccur::Options& options, const CoocOptions& asked) {
    options.convention = asked.convention;
    if (asked.convention == "glane") return;
    options.span = "window";
    if (asked.within.empty()) options.within = "text";
    if (asked.unit.empty() && options.unit != "form") options.unit = "lemma";
}

/// The project's options, with what the command line says over them. Windows are asked for by size.
Cooccur::Options counting_options(const Project& project, const CoocOptions& asked) {
    Cooccur::Options options = project.cooccurrence;
    const auto over = [](auto& value, const auto& wanted, const std::type_identity_t<decltype(wanted)>& unset) {
        if (wanted != unset) value = wanted;
    };
    const std::string none;
    over(options.node, asked.node, none);
    if (!asked.node.empty()) options.query.clear();
    over(options.query, asked.query, none);
    over(options.inflection, asked.inflection, none);
    over(options.unit, asked.unit, none);
    over(options.pos, asked.pos, {});
    over(options.stop_words, asked.stop_words, none);
    over(options.scope, asked.scope, none);
    over(options.interviewers, asked.interviewers, none);
    if (asked.window >= 0) options.left = options.right = asked.window;
    over(options.left, asked.left, -1);
    over(options.right, asked.right, -1);
    over(options.within, asked.within, none);
    over(options.min_f, asked.min_f, -1);
    over(options.min_interviews, asked.min_interviews, -1);
    if (asked.window >= 0 || asked.left >= 0 || asked.right >= 0) options.span = "window";
    // The guide asks about the project's node; of another one its answers say nothing.
    const bool is_other_node = !options.query.empty() || folded(options.node) != folded(project.node);
    if (options.span == "answers" && is_other_node) options.span = "turn";
    if (!asked.convention.empty()) count_as(options, asked);
    over(options.span, asked.span, none);
    if (!asked.explain.empty()) {
        options.min_f = 0;
        options.min_interviews = 0;
        if (asked.unit.empty() && options.convention == "glane") options.unit = "both";
    }
    options.top = 0;  // cut when ranked by the measure that was asked for
    return options;
}

int rows_wanted(const Project& project, const CoocOptions& asked) {
    if (asked.top >= 0) return asked.top;
    return asked.json || asked.csv ? project.cooccurrence.top : kRowsOnTerminal;
}

/// Ranks by another measure, equal ones as they were, and cuts.
void rank(CooccurrenceTable& table, const std::vector<NamedMeasure>& measures, int top) {
    if (!measures.empty()) {
        std::stable_sort(table.collocates.begin(), table.collocates.end(), [&](const Collocate& a, const Collocate& b) {
            return measures.front().ranks_before(measures.front()(a.cells), measures.front()(b.cells));
        });
    }
    if (top > 0 && table.collocates.size() > static_cast<std::size_t>(top)) {
        table.collocates.erase(table.collocates.begin() + top, table.collocates.end());
    }
}

[[noreturn]] void nothing_found(const Prepared& prepared, const Language& language, const CooccurrenceTable& table,
                                Cooccur::Options options) {
    if (table.span == "answers") {
        throw Error({.where = {},
                     .what = "no passage answers the question of the guide",
                     .hint = "see question under [project], or choose another span"},
                    ExitCode::no_match);
    }
    options.scope = "all";
    options.interviewers = "in";
    Context context;
    const std::vector<PassageId> answers;
    const std::size_t elsewhere = Cooccur::run({prepared.corpus, language, answers}, options, context).nodes.size();
    const std::string near = neighbour_of(options.node, prepared.corpus, language);
    std::string hint = "look for it with: glane search";
    if (elsewhere > 0)
        hint = fmt::format("it stands {} times in what is left out; count that too with --scope all --interviewers in",
                           elsewhere);
    if (!near.empty()) hint = fmt::format("did you mean \"{}\"?", near);
    throw Error(
        {.where = {}, .what = fmt::format("\"{}\" never occurs in what is counted", options.node), .hint = hint},
        ExitCode::no_match);
}

/// Which occurrences hang on a correction.
std::string places_in_readings(const CollocateInput& in, const Cooccur::Options& options, const Collocate& row) {
    const auto differ = [&](Reading reading, std::string_view name, std::string_view in_french) {
        const Corpus corpus = corpus_as(reading, in.prepared.corpus, in.language);
        return places_that_differ(row, count_once(in, corpus, options_for_readings(options), name).value, in_french);
    };
    const std::string text = differ(Reading::sure, "sure", "avec les seules corrections sûres") +
                             differ(Reading::raw, "raw", "dans le texte brut de la page");
    return text.empty() ? text : '\n' + text;
}

std::string explanation(const CollocateInput& in, const Cooccur::Options& options, const CooccurrenceTable& table,
                        const std::string& word, const std::vector<NamedMeasure>& measures) {
    const std::string key = typed_key(word, in.language);
    for (const Collocate& row : table.collocates) {
        if (typed_key(row.key, in.language) != key && typed_key(row.text, in.language) != key) continue;
        const std::string text = cooc_explanation(table, row, in.prepared.corpus, measures);
        return table.has_readings ? text + places_in_readings(in, options, row) : text;
    }
    const std::string near = neighbour_of(word, in.prepared.corpus, in.language);
    throw Error(
        {.where = {},
         .what = fmt::format("\"{}\" is no collocate that is counted", word),
         .hint = near.empty() ? "stop words, the node itself and expressions that stand only once are not counted"
                              : fmt::format("did you mean \"{}\"?", near)},
        ExitCode::no_match);
}

std::vector<NamedMeasure> find_measures(const std::vector<std::string>& labels) {
    std::vector<NamedMeasure> found;
    for (const std::string& label : labels) found.push_back(find_measure(label));
    return found;
}

ExitCode cooc(const CoocOptions& asked) {
    const std::vector<NamedMeasure> measures = find_measures(asked.measures);
    const Project project = load_project(asked.project);
    const Cooccur::Options options = counting_options(project, asked);
    const Language language = Language::load(lexicon_folder());
    Cache cache(project.work_folder, CacheUse::read_only);
    const unsigned threads = std::max(1U, std::thread::hardware_concurrency());
    const Prepared prepared = prepare_corpus(project, language, cache, threads);
    const Made<Annex> annex = find_extracts(project, language, prepared, cache);
    const CollocateInput counting{project, prepared, annex, language, cache, threads};
    CooccurrenceTable table = count_collocates(counting, options).value;

    const bool empty = options.span == "answers" ? table.f1 == 0 : table.nodes.empty();
    if (!asked.explain.empty() && !empty) {
        print_result(explanation(counting, options, table, asked.explain, measures));
        return ExitCode::done;
    }
    rank(table, measures, rows_wanted(project, asked));
    const bool for_programs = asked.json || asked.csv;
    std::vector<NamedMeasure> shown = measures;
    if (shown.empty()) shown = usual_measures(table);
    if (measures.empty() && !for_programs) shown = {shown.front(), find_measure("log_dice")};
    if (asked.json) {
        print_result(cooccurrence_json(table, shown));
    } else if (asked.csv) {
        print_result(cooccurrence_csv(table, shown));
    } else if (!empty) {
        print_result(cooc_text(table, shown));
    }
    if (empty) nothing_found(prepared, language, table, options);
    return ExitCode::done;
}

std::string names_of_measures() {
    std::string names;
    for (const Measure& measure : measures()) names += fmt::format("{}{}", names.empty() ? "" : ", ", measure.name);
    return names;
}

}  // namespace

void add_cooc(CLI::App& program, Action& action) {
    CLI::App* verb = program.add_subcommand("cooc", "the words and expressions that stand near an expression");
    const auto options = std::make_shared<CoocOptions>();
    verb->add_option("node", options->node, "a word or an expression (default: the project's)");
    add_project_option(*verb, options->project);
    verb->add_option("--query", options->query, "the node as a query of `glane search`: 'lemme:équiper', 'numéri*'")
        ->excludes("node");
    verb->add_option("--inflection", options->inflection, "forms of the node's words: plural, lemma or exact");
    verb->add_option("--span", options->span, "what is near: turn, sentence, interview, window or answers");
    verb->add_option("--window", options->window, "words on either side (span window)")->check(CLI::Range(0, 100000));
    verb->add_option("--left", options->left, "words to the left (span window)")->check(CLI::Range(0, 100000));
    verb->add_option("--right", options->right, "words to the right (span window)")->check(CLI::Range(0, 100000));
    verb->add_option("--within", options->within, "what a window does not leave: turn, sentence, interview or text");
    verb->add_option("--convention", options->convention,
                     "whose way of counting: glane (default), cwb, quanteda or txm; theirs count single words, in "
                     "windows within the text unless --span and --within say otherwise");
    verb->add_option("--unit", options->unit, "what is counted: form, lemma, expression or both");
    verb->add_option("--pos", options->pos, "parts of speech of the words counted: NOUN,ADJ")->delimiter(',');
    verb->add_option("--stop-words", options->stop_words, "stop words are collocates (in) or not (out)");
    verb->add_option("--scope", options->scope, "interviews, report or all");
    verb->add_option("--interviewers", options->interviewers, "what interviewers say: in or out");
    verb->add_option(
            "--measure", options->measures,
            "measures to show, the first one ranks: " + names_of_measures() + "; with _log2, _log10, _signed behind")
        ->delimiter(',')
        ->allow_extra_args(false);  // or it would take the node for a measure
    verb->add_option("--min-f", options->min_f, "fewest occurrences near the node")->check(CLI::Range(0, 1000000000));
    verb->add_option("--min-interviews", options->min_interviews, "fewest interviews with the collocate near the node")
        ->check(CLI::Range(0, 1000000000));
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
