#include "stages/cooccurrence/cooccurrence.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "pipeline/base/choice.h"
#include "pipeline/model/partition.h"
#include "pipeline/model/counted_text.h"
#include "pipeline/model/counted_words.h"
#include "pipeline/model/exact_test.h"
#include "pipeline/model/multiple_tests.h"
#include "stages/cooccurrence/bootstrap.h"
#include "stages/cooccurrence/candidates.h"
#include "stages/cooccurrence/convention.h"
#include "stages/cooccurrence/marks.h"
#include "stages/cooccurrence/node.h"
#include "stages/cooccurrence/programs.h"

namespace glane {
namespace {

void check_number(std::string_view option, int value) {
    if (value >= 0) return;
    throw Error({.where = {}, .what = fmt::format("{} = {}", option, value), .hint = "give 0 or a positive number"});
}

void check(const Cooccur::Input& input, const Cooccur::Options& options) {
    check_choice("span", options.span, {"turn", "paragraph", "sentence", "interview", "window", "answers"});
    check_choice("within", options.within, {"turn", "sentence", "interview", "text"});
    check_choice("unit", options.unit, {"form", "lemma", "expression", "both"});
    check_choice("scope", options.scope, {"interviews", "report", "all"});
    check_choice("interviewers", options.interviewers, {"in", "out"});
    check_choice("stop_words", options.stop_words, {"in", "out"});
    check_choice("inflection", options.inflection, {"plural", "lemma", "exact"});
    check_parts_of_speech(options.pos);
    cooccurrence::check_program(options);
    check_number("left", options.left);
    check_number("right", options.right);
    check_number("min_f", options.min_f);
    check_number("min_interviews", options.min_interviews);
    check_number("top", options.top);
    if (options.query.empty() && cooccurrence::node_words(options.node, input.language).empty()) {
        throw Error({.where = {},
                     .what = fmt::format("the node \"{}\" holds no word", options.node),
                     .hint = "name a word or an expression"});
    }
}

CooccurrenceTable table_head(const Cooccur::Options& options) {
    CooccurrenceTable table;
    table.node = options.query.empty() ? options.node : options.query;
    table.span = options.span == "paragraph" ? "turn" : options.span;
    if (options.span == "window") {
        table.left = static_cast<std::uint32_t>(options.left);
        table.right = static_cast<std::uint32_t>(options.right);
    }
    table.unit = options.unit;
    table.by = options.by.empty() ? std::string() : part_variable(options.by);
    table.part = options.part;
    table.counted_as = options.convention;
    return table;
}

/// Whole interviews are compared with interviews: the report has none.
Counting counting_of(const Cooccur::Options& options) {
    return {options.span == "interview" ? "interviews" : options.scope, options.interviewers, options.pos,
            cooccurrence::program_named(options.convention).positions};
}

/// The words that count; of one part alone where one is asked for.
CountedText counted_positions(const Cooccur::Input& input, const Cooccur::Options& options) {
    Counting counting = counting_of(options);
    CountedText counted = count_text(input.corpus, input.language, counting);
    if (options.by.empty()) return counted;
    const Partition parts = partition(input.corpus, counted, part_variable(options.by));
    counting.only = passages_of(counted, parts, options.part);
    return count_text(input.corpus, input.language, counting);
}

/// P(X >= f) of every candidate: Fisher's exact test, right tail.
std::vector<double> chances_of(const std::vector<cooccurrence::Candidate>& candidates) {
    std::vector<double> chances;
    for (const cooccurrence::Candidate& candidate : candidates) {
        chances.push_back(std::exp(log_right_tail(candidate.cells)));
    }
    return chances;
}

void report_emptiness(const CooccurrenceTable& table, Context& context) {
    if (table.span == "answers" && table.f1 == 0) {
        context.finding(Severity::warning, {.where = {},
                                            .what = "no passage answers the question of the guide",
                                            .hint = "see question in project.toml, or choose another span"});
    } else if (table.nodes.empty() && table.span != "answers") {
        context.finding(Severity::warning, {.where = {},
                                            .what = fmt::format("\"{}\" never occurs in what is counted", table.node),
                                            .hint = "see node, scope and interviewers"});
    }
}

}  // namespace

CooccurrenceTable Cooccur::run(const Input& input, const Options& options, Context& context) {
    using namespace cooccurrence;
    check(input, options);
    CountedText counted = counted_positions(input, options);
    const std::vector<NodeOccurrence> nodes = find_node(counted, input, options);
    const Marked marked = mark_positions(counted, nodes, input.answers, options);

    CooccurrenceTable table = table_head(options);
    table.n = totals_of(marked).n;
    table.f1 = totals_of(marked).f1;
    for (const NodeOccurrence& node : nodes) {
        table.nodes.push_back(occurrence_of(input.corpus, WordPlace{counted.sentences[node.sentence].id, node.tokens}));
    }
    std::vector<Candidate> candidates;
    if (table.f1 > 0) candidates = ranked_candidates(counted, marked, input.language, options);
    const std::vector<double> p = chances_of(candidates);
    const std::vector<double> q = benjamini_hochberg(p);
    const Bootstrap bootstrap(counted, marked, input.corpus);
    table.resampled = bootstrap.drawn() < 2 ? 0 : bootstrap.drawn();
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        const Candidate& candidate = candidates[i];
        const bool is_room = options.top == 0 || table.collocates.size() < static_cast<std::size_t>(options.top);
        if (options.min_interviews > 0 || is_room) {
            Collocate row = collocate_of(candidate, counted, marked.marks, input.corpus);
            if (row.interviews < static_cast<std::uint32_t>(options.min_interviews)) continue;
            if (is_room) {
                row.p = p[i];
                row.q = q[i];
                row.g2_interval = bootstrap.interval_of(candidate, counted, marked);
                table.collocates.push_back(std::move(row));
            }
        }
        ++table.found;
    }
    table.convention = convention_of(table, options, counted.tagged);
    report_emptiness(table, context);
    return table;
}

}  // namespace glane
