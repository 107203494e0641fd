#pragma once
// Which positions are near the node: the row of the contingency table that each belongs to.

#include <vector>

#include "pipeline/model/counted_text.h"
#include "pipeline/model/mark.h"
#include "stages/cooccurrence/node.h"

namespace glane::cooccurrence {

/// One mark for every position. Near is the union of what the occurrences reach; a position inside
/// the node is neither near nor elsewhere.
std::vector<Mark> mark_positions(const CountedText& counted, const std::vector<NodeOccurrence>& nodes,
                                 const std::vector<PassageId>& answers, const Cooccur::Options& options);

}  // namespace glane::cooccurrence
