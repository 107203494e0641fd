#include "stages/cooccurrence/candidates.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "pipeline/model/counted_words.h"
#include "pipeline/model/measures.h"

namespace glane::cooccurrence {
namespace {

Contingency count(const std::vector<Mark>& marks, const Totals& totals, const std::vector<std::uint32_t>& starts,
                  std::uint32_t words) {
    Contingency cells;
    for (const std::uint32_t start : starts) {
        if (marks[start] == Mark::node) continue;  // no expression holds part of the node
        ++(is_near(marks, start, words) ? cells.o11 : cells.o21);
    }
    cells.o12 = totals.f1 - cells.o11;
    cells.o22 = totals.n - totals.f1 - cells.o21;
    return cells;
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

Totals totals_of(const std::vector<Mark>& marks) {
    const auto near = std::count(marks.begin(), marks.end(), Mark::near);
    return {.n = near + std::count(marks.begin(), marks.end(), Mark::elsewhere), .f1 = near};
}

std::vector<Candidate> ranked_candidates(const CountedText& counted, const std::vector<Mark>& marks,
                                         const Language& language, const Cooccur::Options& options) {
    const WordKey by = options.unit == "form" ? WordKey::form : WordKey::lemma;
    std::vector<RepeatedSegment> units = units_of(counted, marks, by, language, options);
    const Totals totals = totals_of(marks);
    std::vector<Candidate> candidates;
    for (RepeatedSegment& unit : units) {
        const Contingency cells = count(marks, totals, unit.starts, unit.words);
        if (cells.f2() == 0 || cells.o11 < options.min_f) continue;
        candidates.push_back({key_of(counted, unit.starts.front(), unit.words, by), by, unit.words, cells,
                              log_likelihood_signed(cells), std::move(unit.starts)});
    }
    std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
        return a.log_likelihood != b.log_likelihood ? a.log_likelihood > b.log_likelihood : a.key < b.key;
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
