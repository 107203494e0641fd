#include "pipeline/verbs/cooc_choice.h"

#include <algorithm>
#include <thread>

#include <fmt/format.h>

#include "pipeline/model/unicode.h"
#include "pipeline/run/plan.h"
#include "pipeline/verbs/verbs.h"

namespace glane {
namespace {

std::string names_of_measures() {
    std::string names;
    for (const Measure& measure : measures()) names += fmt::format("{}{}", names.empty() ? "" : ", ", measure.name);
    return names;
}

/// Another program's convention, asked for on the command line: as it counts when it is told nothing, words in windows
/// that only the text ends.
void count_as(Cooccur::Options& options, const CoocChoice& asked) {
    options.convention = asked.convention;
    if (asked.convention == "glane") return;
    options.span = "window";
    if (asked.within.empty()) options.within = "text";
    if (asked.unit.empty() && options.unit != "form") options.unit = "lemma";
}

}  // namespace

void add_cooc_options(CLI::App& verb, CoocChoice& choice) {
    verb.add_option("node", choice.node, "a word or an expression (default: the project's)");
    add_project_option(verb, choice.project);
    verb.add_option("--query", choice.query, "the node as a query of `glane search`: 'lemme:équiper', 'numéri*'")
        ->excludes("node");
    verb.add_option("--inflection", choice.inflection, "forms of the node's words: plural, lemma or exact");
    verb.add_option("--span", choice.span, "what is near: turn, sentence, interview, window or answers");
    verb.add_option("--window", choice.window, "words on either side (span window)")->check(CLI::Range(0, 100000));
    verb.add_option("--left", choice.left, "words to the left (span window)")->check(CLI::Range(0, 100000));
    verb.add_option("--right", choice.right, "words to the right (span window)")->check(CLI::Range(0, 100000));
    verb.add_option("--within", choice.within, "what a window does not leave: turn, sentence, interview or text");
    verb.add_option("--convention", choice.convention,
                    "whose way of counting: glane (default), cwb, quanteda or txm; theirs count single words, in "
                    "windows within the text unless --span and --within say otherwise");
    verb.add_option("--unit", choice.unit, "what is counted: form, lemma, expression or both");
    verb.add_option("--pos", choice.pos, "parts of speech of the words counted: NOUN,ADJ")->delimiter(',');
    verb.add_option("--stop-words", choice.stop_words, "stop words are collocates (in) or not (out)");
    verb.add_option("--scope", choice.scope, "interviews, report or all");
    verb.add_option("--interviewers", choice.interviewers, "what interviewers say: in or out");
    verb.add_option(
            "--measure", choice.measures,
            "measures to show, the first one ranks: " + names_of_measures() + "; with _log2, _log10, _signed behind")
        ->delimiter(',')
        ->allow_extra_args(false);  // or it would take the node for a measure
    verb.add_option("--min-f", choice.min_f, "fewest occurrences near the node")->check(CLI::Range(0, 1000000000));
    verb.add_option("--min-interviews", choice.min_interviews, "fewest interviews with the collocate near the node")
        ->check(CLI::Range(0, 1000000000));
}

Cooccur::Options cooc_options(const Project& project, const CoocChoice& asked) {
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
    options.top = 0;  // cut when ranked by the measure that was asked for
    return options;
}

CooccurrenceTable count_near_node(CountedProject& counted, const Cooccur::Options& options) {
    const unsigned threads = std::max(1U, std::thread::hardware_concurrency());
    return count_collocates({counted.project, counted.prepared, counted.annex(), counted.language, counted.cache, threads},
                            options)
        .value;
}

bool is_empty(const CooccurrenceTable& table, const Cooccur::Options& options) {
    return options.span == "answers" ? table.f1 == 0 : table.nodes.empty();
}

void no_node_found(const CountedProject& counted, const CooccurrenceTable& table, Cooccur::Options options) {
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
    const std::size_t elsewhere =
        Cooccur::run({counted.prepared.corpus, counted.language, answers}, options, context).nodes.size();
    const std::string near = neighbour_of(options.node, counted.prepared.corpus, counted.language);
    std::string hint = "look for it with: glane search";
    if (elsewhere > 0)
        hint = fmt::format("it stands {} times in what is left out; count that too with --scope all --interviewers in",
                           elsewhere);
    if (!near.empty()) hint = fmt::format("did you mean \"{}\"?", near);
    throw Error(
        {.where = {}, .what = fmt::format("\"{}\" never occurs in what is counted", options.node), .hint = hint},
        ExitCode::no_match);
}

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

std::vector<NamedMeasure> find_measures(const std::vector<std::string>& labels) {
    std::vector<NamedMeasure> found;
    found.reserve(labels.size());
    for (const std::string& label : labels) found.push_back(find_measure(label));
    return found;
}

}  // namespace glane
