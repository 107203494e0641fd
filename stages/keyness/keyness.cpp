#include "stages/keyness/keyness.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "pipeline/base/choice.h"
#include "pipeline/model/measures.h"
#include "pipeline/model/multiple_tests.h"

namespace glane {
namespace {

void check_units(const WordOptions& options) {
    check(options);
    check_choice("unit", options.unit, {"form", "lemma"});
}

/// All words, whatever their frequency: the other corpus may have more of them.
WordOptions without_thresholds(WordOptions options) {
    options.min_f = 0;
    options.min_interviews = 0;
    return options;
}

void measure(KeyWord& word) {
    static const NamedMeasure log_ratio = find_measure("log_ratio_hardie");
    word.log_likelihood = log_likelihood_signed(word.cells);
    word.log_ratio = log_ratio(word.cells);
    word.percent_difference = percent_difference(word.cells);
    word.p = p_values(word.cells).log_likelihood;
}

Contingency cells_of(std::int64_t f, std::int64_t f_against, const KeynessTable& table) {
    return {f, table.positions - f, f_against, table.positions_against - f_against};
}

void adjust_and_sort(std::vector<KeyWord>& words) {
    std::vector<double> p;
    for (const KeyWord& word : words) p.push_back(word.p);
    const std::vector<double> q = benjamini_hochberg(p);
    for (std::size_t i = 0; i < words.size(); ++i) words[i].q = q[i];
    std::sort(words.begin(), words.end(), [](const KeyWord& a, const KeyWord& b) {
        return a.log_likelihood != b.log_likelihood ? a.log_likelihood > b.log_likelihood : a.key < b.key;
    });
}

void check_sizes(const KeynessTable& table) {
    if (table.positions > 0 && table.positions_against > 0) return;
    throw Error({.where = {},
                 .what = fmt::format("no word of {} counts", table.positions > 0 ? table.against : "this corpus"),
                 .hint = "see scope and interviewers"});
}

std::string convention_of(const KeynessTable& table, const WordOptions& options, bool tagged) {
    std::string text = positions_in_french(options);
    text += fmt::format(" Ce corpus : N = {} positions ; corpus de comparaison, {} : {}. ", table.positions,
                        table.against, table.positions_against);
    text += units_in_french(options, tagged);
    return text +
           "Ces occurrences sont celles des deux corpus ensemble. G² : log-vraisemblance des quatre effectifs (Dunning "
           "1993), négative quand le mot est plus rare ici ; au-delà de 3,84 la différence serait significative à 5 % "
           "si elle était la seule examinée. p ajustée : corrigée pour tous les mots du tableau (Benjamini et Hochberg "
           "1995). Log ratio (Hardie 2014) : à 1 le mot est deux fois plus fréquent ici, à 2 quatre fois, à -1 deux "
           "fois moins ; %DIFF (Gabrielatos et Marchi 2011) : le même écart en pour cent. Un effectif nul y compte "
           "pour "
           "une demi-occurrence. Une personne qui se répète fait monter un mot : regardez dans combien d'entretiens il "
           "paraît.";
}

}  // namespace

double percent_difference(const Contingency& cells) {
    const double here = static_cast<double>(cells.o11) / static_cast<double>(cells.f1());
    const double there = cells.o21 == 0 ? 0.5 : static_cast<double>(cells.o21);
    return 100.0 * (here / (there / static_cast<double>(cells.o21 + cells.o22)) - 1.0);
}

WordCounts Keyness::counts_of(const Corpus& corpus, const Language& language, const Options& options) {
    check_units(options);
    const CountedText counted = count_text(corpus, language, options.counting());
    WordCounts counts;
    counts.total = counted.size();
    for (const CountedWord& word : counted_words(counted, corpus, language, without_thresholds(options))) {
        counts.frequency[word.key] = word.frequency();
    }
    return counts;
}

KeynessTable Keyness::run(const Input& input, const Options& options, Context& context) {
    check_units(options);
    const CountedText counted = count_text(input.corpus, input.language, options.counting());
    KeynessTable table{.against = input.against.name,
                       .unit = options.unit,
                       .convention = {},
                       .positions = counted.size(),
                       .positions_against = input.against.total,
                       .words = {}};
    check_sizes(table);
    std::set<std::string> here;
    const auto words = counted_words(counted, input.corpus, input.language, without_thresholds(options));
    for (const CountedWord& word : words) {
        context.progress(here.size(), words.size() + 1);
        here.insert(word.key);
        const auto other = input.against.frequency.find(word.key);
        const std::int64_t there = other == input.against.frequency.end() ? 0 : other->second;
        if (word.frequency() + there < options.min_f) continue;
        if (word.interviews < static_cast<std::uint32_t>(options.min_interviews)) continue;
        KeyWord row{.text = printed_form(word, counted, input.corpus),
                    .key = word.key,
                    .cells = cells_of(word.frequency(), there, table),
                    .interviews = word.interviews,
                    .places = {}};
        for (const std::uint32_t start : word.starts) row.places.push_back(place_of(counted, start, word.words));
        measure(row);
        table.words.push_back(std::move(row));
    }
    for (const auto& [key, there] : input.against.frequency) {
        const bool is_dropped = options.stop_words == "out" && input.language.is_stopword(key);
        if (here.contains(key) || is_dropped || there < options.min_f || options.min_interviews > 0) continue;
        KeyWord row{.text = key, .key = key, .cells = cells_of(0, there, table), .places = {}};
        measure(row);
        table.words.push_back(std::move(row));
    }
    context.progress(1, 1);
    adjust_and_sort(table.words);
    table.convention = convention_of(table, options, counted.tagged);
    return table;
}

}  // namespace glane
