// glane specificities: the words that some part of the corpus has more of than the rest, or less.

#include <memory>
#include <string>

#include <fmt/format.h>

#include "pipeline/base/error.h"
#include "pipeline/base/reporter.h"
#include "pipeline/run/counts.h"
#include "pipeline/verbs/counting.h"
#include "pipeline/verbs/specificities_print.h"
#include "pipeline/verbs/verbs.h"
#include "stages/specificities/tables.h"

namespace glane {
namespace {

constexpr std::size_t kRowsOnTerminal = 10;  // of either side, for each part

struct SpecificitiesOptions {
    PrintOptions print;
    Specificities::Options counting;
    std::string explain;
};

std::string explanation(const SpecificityTable& table, const std::string& typed, const CountedProject& counted) {
    const std::string key = typed_key(typed, counted.language);
    for (const SpecificWord& word : table.words) {
        if (typed_key(word.key, counted.language) == key || typed_key(word.text, counted.language) == key) {
            return specificity_explanation(table, word, counted.prepared.corpus);
        }
    }
    no_such_word(typed, counted, "rarer words have a row with --min-f 1, stop words with --stop-words in");
}

ExitCode specificities(const SpecificitiesOptions& asked) {
    Specificities::Options options = asked.counting;
    options.by = part_variable(options.by);
    if (options.by == "interviewer") options.words.interviewers = "in";
    CountedProject counted(asked.print.project);
    const SpecificityTable table =
        count_specificities(counted.prepared, counted.language, options, counted.cache).value;
    const std::size_t top = asked.print.rows(kRowsOnTerminal);
    if (!asked.explain.empty()) {
        print_result(explanation(table, asked.explain, counted));
        return ExitCode::done;
    }
    if (asked.print.json) {
        print_result(specificities_json(table, counted.prepared.corpus, top));
    } else if (asked.print.csv) {
        print_result(specificities_csv(table, counted.prepared.corpus, top));
    } else if (!table.words.empty()) {
        print_result(specificities_text(table, top));
    }
    if (table.words.empty()) {
        throw Error({.where = {},
                     .what = fmt::format("no word occurs {} times in what is compared", options.words.min_f),
                     .hint = "count rarer words with --min-f 2, more of the text with --scope all"},
                    ExitCode::no_match);
    }
    return ExitCode::done;
}

}  // namespace

void add_specificities(CLI::App& program, Action& action) {
    CLI::App* verb = program.add_subcommand("specificities", "the words that some interviews have more of than others");
    const auto options = std::make_shared<SpecificitiesOptions>();
    std::string names;
    for (const std::string& name : part_variables()) names += (names.empty() ? "" : ", ") + name;
    verb->add_option("--by", options->counting.by, "what makes the parts: " + names)->required();
    add_print_options(*verb, options->print,
                      "words of each part to print on either side, 0 for all (default on a terminal: 10)");
    add_word_options(*verb, options->counting.words);
    add_scope_options(*verb, options->counting.words);
    verb->add_option("--explain", options->explain, "take one word apart: counts, formula, every occurrence")
        ->excludes("--json")
        ->excludes("--csv");
    verb->footer(
        "Examples:\n  glane specificities --by role --project corpus/demo\n"
        "  glane specificities --by size --unit form --stop-words in --csv --project corpus/demo > specificities.csv\n"
        "  glane specificities --by role --explain budget --project corpus/demo\n\n"
        "A positive score: more than chance gives (Lafon 1980); 2 is one chance in a hundred, 3 one in a thousand.");
    verb->callback([&action, options] { action = [options] { return specificities(*options); }; });
}

}  // namespace glane
