#pragma once
// Which stretches of the sources changed, for the view of before and after. A stretch is a line, or
// a part of one where lines are as long as paragraphs.

#include <cstdint>
#include <vector>

#include "pipeline/model/corpus.h"

namespace glane {

/// How a change is marked.
enum class ChangeMark : std::uint8_t {
    applied,   ///< made by the program
    proposed,  ///< not made, to be looked at
    decided,   ///< made because a researcher decided it
    kept,      ///< what was read stays because a researcher decided it
    none,      ///< considered and left: not shown
};
ChangeMark mark_of(const Emendation& emendation);

/// Changes that are shown together.
struct ChangedStretch {
    std::uint32_t text = 0;                  ///< index into the corpus
    Span source;                             ///< bytes of its source that are shown
    std::vector<std::uint32_t> emendations;  ///< indices into Restored::emendations, without overlap
    double least = 1.0;                      ///< the lowest probability among them
};

/// All of them in reading order; every change that was made or decided is in exactly one, and so is every
/// proposal for what no other change touches.
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
