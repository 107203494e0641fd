#include "stages/repetition/repetition.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "pipeline/base/choice.h"
#include "pipeline/model/chains.h"
#include "stages/repetition/c_value.h"

namespace glane {
namespace {

constexpr int kLongest = 100;  // words; time grows with it

void check(const Repetition::Options& options) {
    glane::check(options.words);
    check_choice("unit", options.words.unit, {"form", "lemma"});
    check_choice("nested", options.nested, {"in", "out"});
    check_choice("edges", options.edges, {"in", "out"});
    check_least("shortest", options.shortest, 1);
    check_least("longest", options.longest, options.shortest);
    if (options.longest <= kLongest) return;
    throw Error({.where = {},
                 .what = fmt::format("longest = {}", options.longest),
                 .hint = fmt::format("give {} or a smaller number", kLongest)});
}

// One form of a lemma may be a stop word and another not ("un", "un.e"): the majority decides.
bool mostly_at_stop_words(const CountedWord& row, const CountedText& counted) {
    const auto stopped = std::count_if(row.starts.begin(), row.starts.end(), [&](std::uint32_t start) {
        return counted.positions[start].stop || counted.positions[start + row.words - 1].stop;
    });
    return 2 * stopped > row.frequency();
}

/// The chains of one length that get a row, in the order of their first occurrence.
std::vector<CountedWord> rows_of(const Chains& chains, const CountedText& counted, const Corpus& corpus,
                                 const Repetition::Options& options) {
    std::vector<CountedWord> rows;
    std::vector<std::uint32_t> slot(chains.grams(), kNone);
    for (std::uint32_t i = 0; i < counted.size(); ++i) {
        if (!chains.repeated_at(i)) continue;
        std::uint32_t& at = slot[chains.gram(i)];
        if (at == kNone) {
            at = static_cast<std::uint32_t>(rows.size());
            rows.push_back({.key = {}, .by = options.words.key(), .words = chains.words(), .starts = {}});
        }
        rows[at].starts.push_back(i);
    }
    std::erase_if(rows, [&](CountedWord& row) {
        if (row.frequency() < options.words.min_f) return true;
        if (options.edges == "out" && mostly_at_stop_words(row, counted)) return true;
        row.interviews = interviews_of(row.starts, counted, corpus);
        return row.interviews < static_cast<std::uint32_t>(options.words.min_interviews);
    });
    return rows;
}

std::vector<CountedWord> all_rows(const CountedText& counted, const Corpus& corpus, const Repetition::Options& options,
                                  const Context& context) {
    const auto longest = static_cast<std::uint32_t>(options.longest);
    Chains chains(counted, {.by = options.words.key(),
                            .longest = longest,
                            .fewest = static_cast<std::uint32_t>(std::max(options.words.min_f, 1))});
    std::vector<CountedWord> rows;
    while (true) {
        context.progress(chains.words(), longest + 1);
        if (chains.words() >= static_cast<std::uint32_t>(options.shortest)) {
            for (CountedWord& row : rows_of(chains, counted, corpus, options)) rows.push_back(std::move(row));
        }
        if (chains.words() == longest) break;
        chains.lengthen();
        if (chains.grams() == 0) break;
    }
    context.progress(longest + 1, longest + 1);
    return rows;
}

/// How many occurrences of each row, by length from the shortest, lie inside longer ones.
std::vector<std::int64_t> nested_in(const std::vector<CountedWord>& rows, const CountedText& counted) {
    std::vector<std::int64_t> nested(rows.size(), 0);
    Cover longer(counted.size());
    for (std::size_t end = rows.size(); end > 0;) {
        std::size_t begin = end;
        while (begin > 0 && rows[begin - 1].words == rows[end - 1].words) --begin;
        longer.settle();
        for (std::size_t i = begin; i < end; ++i) {
            for (const std::uint32_t start : rows[i].starts) nested[i] += longer.covers(start, rows[i].words) ? 1 : 0;
        }
        for (std::size_t i = begin; i < end; ++i) {
            for (const std::uint32_t start : rows[i].starts) longer.add(start, rows[i].words);
        }
        end = begin;
    }
    return nested;
}

std::vector<double> c_values_of(const std::vector<CountedWord>& rows, const CountedText& counted) {
    std::vector<repetition::Term> terms;
    for (const CountedWord& row : rows) {
        repetition::Term term{{}, row.frequency()};
        for (std::uint32_t i = row.starts.front(); i < row.starts.front() + row.words; ++i) {
            term.words += static_cast<char32_t>(counted.number(i, row.by));
        }
        terms.push_back(std::move(term));
    }
    return repetition::c_values(terms);
}

std::string convention_of(const SegmentTable& table, const Repetition::Options& options) {
    std::string text = positions_in_french(options.words);
    text += fmt::format(
        " T = {} positions. Segments répétés (Salem 1987) : suites de {} mots d'une même phrase, que rien "
        "n'interrompt (ni ponctuation ni nombre) et qui reviennent au moins {} fois ; {}",
        table.positions,
        options.shortest == options.longest ? std::to_string(options.longest)
                                            : fmt::format("{} à {}", options.shortest, options.longest),
        options.words.min_f,
        options.words.unit == "form" ? "mots distingués par leur forme, sans majuscules ni accents."
                                     : "mots réunis par lemme, montrés sous la forme la plus fréquente.");
    if (options.words.min_interviews > 0) {
        text += fmt::format(" Paraissent dans au moins {} entretiens.", options.words.min_interviews);
    }
    if (options.edges == "out") text += " Un segment ne commence ni ne finit par un mot vide.";
    if (options.nested == "out") text += " Ceux qui ne se trouvent jamais hors d'un segment plus long sont écartés.";
    return text +
           " f : toutes les occurrences ; incluses : celles qui sont dans un segment plus long. C-value (Frantzi, "
           "Ananiadou et Mima 2000) = log2(nombre de mots) × (f moins ce que les segments plus longs en ont en "
           "moyenne) : élevée pour une suite longue, fréquente et autonome, comme l'est un terme.";
}

}  // namespace

SegmentTable Repetition::run(const Input& input, const Options& options, Context& context) {
    check(options);
    const CountedText counted = count_text(input.corpus, input.language, options.words.counting());
    const std::vector<CountedWord> rows = all_rows(counted, input.corpus, options, context);
    const std::vector<std::int64_t> nested = nested_in(rows, counted);
    const std::vector<double> values = c_values_of(rows, counted);
    SegmentTable table{.unit = options.words.unit, .convention = {}, .positions = counted.size(), .segments = {}};
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const CountedWord& row = rows[i];
        if (options.nested == "out" && nested[i] == row.frequency()) continue;
        SegmentRow segment{printed_form(row, counted, input.corpus),
                           key_of(counted, row.starts.front(), row.words, row.by),
                           row.words,
                           nested[i],
                           values[i],
                           row.interviews,
                           {}};
        for (const std::uint32_t start : row.starts) segment.places.push_back(place_of(counted, start, row.words));
        table.segments.push_back(std::move(segment));
    }
    std::sort(table.segments.begin(), table.segments.end(), [](const SegmentRow& a, const SegmentRow& b) {
        if (a.frequency() != b.frequency()) return a.frequency() > b.frequency();
        return a.words != b.words ? a.words > b.words : a.key < b.key;
    });
    table.convention = convention_of(table, options);
    return table;
}

}  // namespace glane
