// glane keyness: the words that tell a corpus from another one.

#include <cmath>
#include <filesystem>
#include <memory>
#include <string>

#include <fmt/format.h>

#include "pipeline/base/error.h"
#include "pipeline/base/french_number.h"
#include "pipeline/base/reporter.h"
#include "pipeline/model/measures.h"
#include "pipeline/run/counts.h"
#include "pipeline/run/word_counts.h"
#include "pipeline/verbs/counting.h"
#include "pipeline/verbs/print.h"
#include "pipeline/verbs/verbs.h"
#include "stages/keyness/tables.h"

namespace glane {
namespace {

constexpr std::size_t kRowsOnTerminal = 20;  // of either side

struct KeynessOptions {
    PrintOptions print;
    WordOptions counting;
    std::string against;
    std::int64_t total = 0;
    std::string explain;
};

bool is_project(const std::filesystem::path& path) {
    return std::filesystem::is_directory(path) || path.extension() == ".toml";
}

WordCounts counts_against(const KeynessOptions& asked) {
    if (!is_project(asked.against)) {
        if (!asked.counting.pos.empty()) {
            throw Error({.where = {asked.against},
                         .what = "parts of speech are not known of a file of words",
                         .hint = "leave --pos out, or compare with a project"});
        }
        return read_word_counts(asked.against, asked.counting.key(), asked.total);
    }
    CountedProject other(asked.against);
    WordCounts counts = Keyness::counts_of(other.prepared.corpus, other.language, asked.counting);
    counts.name = other.project.title.empty() ? other.project.name : other.project.title;
    return counts;
}

Row row_of(const KeyWord& word) {
    return {"",
            word.text,
            french_number(word.cells.o11),
            french_number(word.cells.o21),
            french_number(word.cells.e11(), 1),
            french_number(word.log_likelihood, 1),
            french_number(word.log_ratio, 2),
            french_number(word.percent_difference, 0),
            french_probability(word.q),
            french_number(word.interviews)};
}

/// The words on one side of what is expected, below a line that names it.
void add_side(std::vector<Row>& rows, const std::vector<const KeyWord*>& words, bool more) {
    rows.push_back({"", more ? "plus fréquents ici" : "plus rares ici", "f ici", "f là-bas", "attendue", "G²",
                    "log ratio", "%DIFF", "p ajustée", "entretiens"});
    bool any = false;
    for (const KeyWord* word : words) {
        if (std::abs(word->log_likelihood) < kSignificantLogLikelihood) continue;
        if ((word->log_likelihood > 0.0) != more) continue;
        rows.push_back(row_of(*word));
        any = true;
    }
    if (any) return;
    rows.back() = Row(rows.back().size());
    rows.back()[1] = more ? "aucun mot nettement plus fréquent ici" : "aucun mot nettement plus rare ici";
}

std::string keyness_text(const KeynessTable& table, std::size_t top) {
    std::vector<Row> rows;
    for (const bool more : {true, false}) add_side(rows, key_words(table, top), more);
    return fmt::format("Mots de ce corpus (N = {}) comparés à ceux de {} (N = {}) : {}\n\n{}\n{}",
                       french_number(table.positions), table.against, french_number(table.positions_against),
                       count_of(static_cast<std::int64_t>(table.words.size()), "mot"), aligned(rows),
                       wrapped(table.convention));
}

std::string explanation(const KeynessTable& table, const std::string& typed, const CountedProject& counted) {
    const std::string key = typed_key(typed, counted.language);
    for (const KeyWord& word : table.words) {
        if (typed_key(word.key, counted.language) != key && typed_key(word.text, counted.language) != key) continue;
        const Contingency& t = word.cells;
        const auto line = [](const char* name, std::int64_t a, std::int64_t b) {
            return Row{"", name, french_number(a), french_number(b), french_number(a + b)};
        };
        std::string text = fmt::format("« {} »\n\n", word.text) + aligned({{"", "", "le mot", "autres", "total"},
                                                                           line("ce corpus", t.o11, t.o12),
                                                                           line(table.against.c_str(), t.o21, t.o22),
                                                                           line("total", t.f2(), t.n() - t.f2())});
        text += fmt::format(
            "\n  attendue  E = {}·{}/{} = {}\n  G² = 2·Σ o·ln(o/e) sur les quatre effectifs = {}{}\n  log ratio = "
            "log2(({}/{}) / ({}/{})) = {}\n  p = {}, ajustée {}\n\n",
            french_number(t.f2()), french_number(t.f1()), french_number(t.n()), french_number(t.e11(), 4),
            french_number(std::abs(word.log_likelihood), 4),
            word.log_likelihood < 0.0 ? ", négative : moins qu'attendu" : "", french_number(t.o11),
            french_number(t.f1()), french_number(t.o21), french_number(t.o21 + t.o22), french_number(word.log_ratio, 4),
            french_probability(word.p), french_probability(word.q));
        for (const WordPlace& place : word.places) {
            text += occurrence_line(occurrence_of(counted.prepared.corpus, place), counted.prepared.corpus);
        }
        return text;
    }
    no_such_word(typed, counted, "rarer words have a row with --min-f 1, stop words with --stop-words in");
}

ExitCode keyness(const KeynessOptions& asked) {
    const WordCounts against = counts_against(asked);
    CountedProject counted(asked.print.project);
    const KeynessTable table =
        count_keyness(counted.prepared, counted.language, against, asked.counting, counted.cache).value;
    const std::size_t top = asked.print.rows(kRowsOnTerminal);
    if (!asked.explain.empty()) {
        print_result(explanation(table, asked.explain, counted));
        return ExitCode::done;
    }
    if (asked.print.json) {
        print_result(keyness_json(table, counted.prepared.corpus, top));
    } else if (asked.print.csv) {
        print_result(keyness_csv(table, counted.prepared.corpus, top));
    } else if (!table.words.empty()) {
        print_result(keyness_text(table, top));
    }
    if (table.words.empty()) {
        throw Error({.where = {},
                     .what = fmt::format("no word occurs {} times in the two corpora", asked.counting.min_f),
                     .hint = "count rarer words with --min-f 2"},
                    ExitCode::no_match);
    }
    return ExitCode::done;
}

}  // namespace

void add_keyness(CLI::App& program, Action& action) {
    CLI::App* verb = program.add_subcommand("keyness", "the words that tell a corpus from another one");
    const auto options = std::make_shared<KeynessOptions>();
    verb->add_option("--against", options->against, "another project, or a table (TSV, CSV) of words and frequencies")
        ->required();
    verb->add_option("--total", options->total, "words of the corpus behind that table (default: the sum)")
        ->check(CLI::Range(std::int64_t{1}, std::int64_t{1} << 60U));
    add_print_options(*verb, options->print, "words to print on either side, 0 for all (default on a terminal: 20)");
    add_word_options(*verb, options->counting);
    add_scope_options(*verb, options->counting);
    verb->add_option("--explain", options->explain, "take one word apart: counts, formulas, every occurrence")
        ->excludes("--json")
        ->excludes("--csv");
    verb->footer(
        "Examples:\n  glane keyness --against autre-enquete --project corpus/demo\n"
        "  glane keyness --against lexique.tsv --total 15000000 --unit form --project corpus/demo\n\n"
        "A table's words are forms with --unit form, lemmas otherwise. Units are form and lemma.");
    verb->callback([&action, options] { action = [options] { return keyness(*options); }; });
}

}  // namespace glane
