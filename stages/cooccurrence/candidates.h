#pragma once
// From counted positions to ranked collocates.

#include <vector>

#include "pipeline/model/cooccurrence.h"
#include "pipeline/model/corpus.h"
#include "pipeline/model/counted_text.h"
#include "stages/cooccurrence/marks.h"

namespace glane::cooccurrence {

/// A word or a repeated segment with all its places.
struct Candidate {
    std::string key;
    WordKey by = WordKey::form;
    std::uint32_t words = 1;
    Contingency cells;
    double log_likelihood = 0.0;
    double rank = 0.0;                  ///< by the measure of the convention
    std::vector<std::uint32_t> starts;  ///< positions at which it begins, near or not
};

/// Rows and columns of the positions: N and f1.
struct Totals {
    std::int64_t n = 0;
    std::int64_t f1 = 0;
};
Totals totals_of(const Marked& marked);

/// The cells of a collocate with so many occurrences near the node and in all. Where windows count for themselves, f
/// may be more than f2, and what is left of N less than what is left of f2: such a cell is 0.
Contingency cells_of(std::int64_t f, std::int64_t f2, const Totals& totals);

/// The words and expressions that the options ask for, with min_f occurrences near the node or
/// more, the strongest first, equal ones by key.
std::vector<Candidate> ranked_candidates(const CountedText& counted, const Marked& marked, const Language& language,
                                         const Cooccur::Options& options);

/// The row of the table: commonest printed form, occurrences near the node, number of interviews.
Collocate collocate_of(const Candidate& candidate, const CountedText& counted, const std::vector<Mark>& marks,
                       const Corpus& corpus);

}  // namespace glane::cooccurrence
