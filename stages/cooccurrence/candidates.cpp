#include "stages/cooccurrence/candidates.h"

#include <algorithm>
#include <iterator>
#include <numeric>
#include <utility>

#include "pipeline/model/counted_words.h"
#include "pipeline/model/measures.h"
#include "stages/cooccurrence/programs.h"

namespace glane::cooccurrence {
namespace {

Contingency count(const Marked& marked, const Totals& totals, const std::vector<std::uint32_t>& starts,
                  std::uint32_t words) {
    std::int64_t f = 0;
    std::int64_t f2 = 0;
    for (const std::uint32_t start : starts) {
        if (marked.marks[start] == Mark::node) continue;  // no expression holds part of the node
        f += marked.times_near(start, words);
        ++f2;
    }
    return cells_of(f, f2, totals);
}

/// What the unit asks for.
std::vector<RepeatedSegment> units_of(const CountedText& counted, const std::vector<Mark>& marks, WordKey by,
                                      const Language& language, const Cooccur::Options& options) {
    std::vector<RepeatedSegment> units;
    if (options.unit != "expression") units = single_words(counted, by, options.stop_words == "in");
    if (options.unit == "form" || options.unit == "lemma") return units;
    std::vector<RepeatedSegment> several = expressions(counted, marks, by, language);
    units.insert(units.end(), std::make_move_iterator(several.begin()), std::make_move_iterator(several.end()));
    return units;
}

}  // namespace

Totals totals_of(const Marked& marked) {
    const auto near = std::count(marked.marks.begin(), marked.marks.end(), Mark::near);
    const auto elsewhere = std::count(marked.marks.begin(), marked.marks.end(), Mark::elsewhere);
    const auto in_windows = std::accumulate(marked.windows.begin(), marked.windows.end(), std::int64_t{0});
    return {.n = near + elsewhere, .f1 = marked.windows.empty() ? near : in_windows};
}

Contingency cells_of(std::int64_t f, std::int64_t f2, const Totals& totals) {
    Contingency cells{.o11 = f, .o12 = totals.f1 - f, .o21 = std::max<std::int64_t>(0, f2 - f)};
    cells.o22 = std::max<std::int64_t>(0, totals.n - totals.f1 - cells.o21);
    return cells;
}

std::vector<Candidate> ranked_candidates(const CountedText& counted, const Marked& marked, const Language& language,
                                         const Cooccur::Options& options) {
    const WordKey by = options.unit == "form" ? WordKey::form : WordKey::lemma;
    std::vector<RepeatedSegment> units = units_of(counted, marked.marks, by, language, options);
    const Totals totals = totals_of(marked);
    const NamedMeasure measure = find_measure(program_named(options.convention).measure);
    std::vector<Candidate> candidates;
    for (RepeatedSegment& unit : units) {
        const Contingency cells = count(marked, totals, unit.starts, unit.words);
        if (cells.f2() == 0 || cells.o11 < options.min_f) continue;
        candidates.push_back({key_of(counted, unit.starts.front(), unit.words, by), by, unit.words, cells,
                              log_likelihood_signed(cells), measure(cells), std::move(unit.starts)});
    }
    std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
        return a.rank != b.rank ? a.rank > b.rank : a.key < b.key;
    });
    return candidates;
}

Collocate collocate_of(const Candidate& candidate, const CountedText& counted, const std::vector<Mark>& marks,
                       const Corpus& corpus) {
    CountedWord near{candidate.key, candidate.by, candidate.words, {}, 0};
    std::vector<Occurrence> occurrences;
    for (const std::uint32_t start : candidate.starts) {
        if (!is_near(marks, start, candidate.words)) continue;
        near.starts.push_back(start);
        occurrences.push_back(occurrence_of(corpus, place_of(counted, start, candidate.words)));
    }
    // Its form near the node: "marche" may be the same key as "marché", which the rest of the corpus prefers.
    return {.text = printed_form(near, counted, corpus),
            .key = candidate.key,
            .words = candidate.words,
            .cells = candidate.cells,
            .log_likelihood = candidate.log_likelihood,
            .log_dice = log_dice(candidate.cells),
            .interviews = interviews_of(near.starts, counted, corpus),
            .occurrences = std::move(occurrences)};
}

}  // namespace glane::cooccurrence
