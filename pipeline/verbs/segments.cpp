// glane segments: sequences of words that come back.

#include <algorithm>
#include <memory>
#include <string>

#include <fmt/format.h>

#include "pipeline/base/choice.h"
#include "pipeline/base/error.h"
#include "pipeline/base/french_number.h"
#include "pipeline/base/reporter.h"
#include "pipeline/run/counts.h"
#include "pipeline/verbs/counting.h"
#include "pipeline/verbs/print.h"
#include "pipeline/verbs/verbs.h"
#include "stages/repetition/tables.h"

namespace glane {
namespace {

constexpr std::size_t kRowsOnTerminal = 30;

struct SegmentsOptions {
    PrintOptions print;
    Repetition::Options counting;
    int n = 0;
    std::string rank = "frequency";
    std::string explain;
};

/// n-grams are plain: of one length, whatever they begin with, inside others or not.
Repetition::Options counting_options(const SegmentsOptions& asked) {
    Repetition::Options options = asked.counting;
    if (asked.n > 0) {
        options.shortest = options.longest = asked.n;
        options.nested = options.edges = "in";
    }
    return options;
}

void rank(SegmentTable& table, const std::string& by) {
    if (by == "frequency") return;
    std::stable_sort(table.segments.begin(), table.segments.end(),
                     [](const SegmentRow& a, const SegmentRow& b) { return a.c_value > b.c_value; });
}

std::string segments_text(const SegmentTable& table, std::size_t top) {
    std::vector<Row> rows{{"rang", "segment", "mots", "f", "incluses", "C-value", "entretiens"}};
    const std::size_t shown = top == 0 ? table.segments.size() : std::min(top, table.segments.size());
    for (std::size_t i = 0; i < shown; ++i) {
        const SegmentRow& segment = table.segments[i];
        rows.push_back({french_number(i + 1), segment.text, french_number(segment.words),
                        french_number(segment.frequency()), french_number(segment.nested),
                        french_number(segment.c_value, 1), french_number(segment.interviews)});
    }
    std::string text = fmt::format("{}, T = {} positions\n\n{}",
                                   count_of(static_cast<std::int64_t>(table.segments.size()),
                                            table.segments.size() > 1 ? "segments répété" : "segment répété"),
                                   french_number(table.positions), aligned(rows));
    if (shown < table.segments.size()) {
        text += fmt::format("… et {} de plus (--top 0 les montre tous)\n", table.segments.size() - shown);
    }
    return text + '\n' + wrapped(table.convention);
}

std::string explanation(const SegmentTable& table, const std::string& typed, const CountedProject& counted) {
    const std::string key = typed_key(typed, counted.language);
    for (const SegmentRow& segment : table.segments) {
        if (typed_key(segment.key, counted.language) != key && typed_key(segment.text, counted.language) != key)
            continue;
        std::string text =
            fmt::format("« {} » : {}, dont {} dans un segment plus long, {} ; C-value {}\n\n", segment.text,
                        count_of(segment.frequency(), "occurrence"), french_number(segment.nested),
                        count_of(segment.interviews, "entretien"), french_number(segment.c_value, 4));
        for (const WordPlace& place : segment.places) {
            text += occurrence_line(occurrence_of(counted.prepared.corpus, place), counted.prepared.corpus);
        }
        return text;
    }
    no_such_word(typed, counted, "rarer segments have a row with --min-f 2, those inside longer ones with --nested");
}

ExitCode segments(const SegmentsOptions& asked) {
    check_choice("rank", asked.rank, {"frequency", "c_value"});
    CountedProject counted(asked.print.project);
    const Repetition::Options options = counting_options(asked);
    SegmentTable table = count_segments(counted.prepared, counted.language, options, counted.cache).value;
    rank(table, asked.rank);
    const std::size_t top = asked.print.rows(kRowsOnTerminal);
    if (!asked.explain.empty()) {
        print_result(explanation(table, asked.explain, counted));
        return ExitCode::done;
    }
    if (asked.print.json) {
        print_result(segments_json(table, counted.prepared.corpus, top));
    } else if (asked.print.csv) {
        print_result(segments_csv(table, counted.prepared.corpus, top));
    } else if (!table.segments.empty()) {
        print_result(segments_text(table, top));
    }
    if (table.segments.empty()) {
        throw Error({.where = {},
                     .what = fmt::format("no sequence of words comes back {} times", options.words.min_f),
                     .hint = "take rarer ones with --min-f 2, or those that begin with a stop word with --edges in"},
                    ExitCode::no_match);
    }
    return ExitCode::done;
}

}  // namespace

void add_segments(CLI::App& program, Action& action) {
    CLI::App* verb =
        program.add_subcommand("segments", "sequences of words that come back: repeated segments, n-grams");
    const auto options = std::make_shared<SegmentsOptions>();
    Repetition::Options& counting = options->counting;
    add_print_options(*verb, options->print, "rows to print, 0 for all (default on a terminal: 30)");
    verb->add_option("--n", options->n, "plain n-grams of this many words")->check(CLI::Range(1, 100));
    verb->add_option("--min-words", counting.shortest, "fewest words (default: 2)")->check(CLI::Range(1, 100));
    verb->add_option("--max-words", counting.longest, "most words (default: 20)")->check(CLI::Range(1, 100));
    verb->add_option("--unit", counting.words.unit, "words are told apart by form or by lemma (default: lemma)");
    verb->add_option("--edges", counting.edges, "stop words at either end: in or out");
    verb->add_flag(
        "--nested", [&counting](std::int64_t) { counting.nested = "in"; },
        "keep segments that stand only inside longer ones");
    verb->add_option("--min-f", counting.words.min_f, "fewest occurrences (default: 3)")
        ->check(CLI::Range(1, 1000000000));
    verb->add_option("--min-interviews", counting.words.min_interviews, "fewest interviews with the segment")
        ->check(CLI::Range(0, 1000000000));
    add_scope_options(*verb, counting.words);
    verb->add_option("--rank", options->rank, "order of the table: frequency or c_value");
    verb->add_option("--explain", options->explain, "one segment, with every occurrence")
        ->excludes("--json")
        ->excludes("--csv");
    verb->footer(
        "Examples:\n  glane segments --project corpus/demo --rank c_value\n"
        "  glane segments --project corpus/demo --n 3 --unit form --csv > trigrams.csv");
    verb->callback([&action, options] { action = [options] { return segments(*options); }; });
}

}  // namespace glane
