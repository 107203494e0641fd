#pragma once
// Which stretches of the sources changed, for the view of before and after. A stretch is a line, or
// a part of one where lines are as long as paragraphs.

#include <cstdint>
#include <vector>

#include "pipeline/model/corpus.h"

namespace glane {

/// Applied changes that are shown together.
struct ChangedStretch {
    std::uint32_t text = 0;  ///< index into the corpus
    Span source;             ///< bytes of its source that are shown
    Range emendations;       ///< into Restored::emendations; those not applied are skipped
    double least = 1.0;      ///< the lowest probability among them
};

/// All of them in reading order; every applied change is in exactly one.
std::vector<ChangedStretch> changed_stretches(const Corpus& corpus);

/// The `limit` stretches whose weakest change is weakest, in reading order.
std::vector<ChangedStretch> least_sure(std::vector<ChangedStretch> stretches, std::size_t limit);

/// A change that waits for a decision.
struct Proposal {
    std::uint32_t text = 0;
    std::uint32_t emendation = 0;  ///< index into Restored::emendations
    Span context;                  ///< bytes of the source that are shown
};

/// All of them, the most probable first.
std::vector<Proposal> proposals_of(const Corpus& corpus);

}  // namespace glane
