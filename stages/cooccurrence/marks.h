#pragma once
// Which positions are near the node: the row of the contingency table that each belongs to.

#include <cstdint>
#include <vector>

#include "pipeline/model/counted_text.h"
#include "pipeline/model/mark.h"
#include "stages/cooccurrence/node.h"

namespace glane::cooccurrence {

struct Marked {
    std::vector<Mark> marks;             ///< of every position
    std::vector<std::uint32_t> windows;  ///< how many hold it, where it counts for each; empty where it counts once

    /// How often a stretch counts as near.
    [[nodiscard]] std::int64_t times_near(std::uint32_t start, std::uint32_t words) const {
        if (!is_near(marks, start, words)) return 0;
        return windows.empty() ? 1 : windows[start];
    }
};

/// Near is what the occurrences reach. By glane's convention their union, and what is inside the node is neither near
/// nor elsewhere; other conventions are in programs.h.
Marked mark_positions(const CountedText& counted, const std::vector<NodeOccurrence>& nodes,
                      const std::vector<PassageId>& answers, const Cooccur::Options& options);

}  // namespace glane::cooccurrence
