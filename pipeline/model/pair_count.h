#pragma once
// All pairs of words that stand near each other, with their counts.
//
// Every type is the node in turn, with all its occurrences, and is counted as any node is: a position in the windows of
// two of them counts once, so a row is exactly what the table of that node says. Pairs are therefore ordered: near "a"
// there are as many positions of "b" as reach says, and these need not be as many as those of "a" near "b".
//
// Nothing is kept but the counts of one node, so memory does not grow with the number of pairs: the counter's 12 bytes
// a type, 16 an occurrence of the most frequent type, 12 a collocate of one node; 14 MB in 100 MB of French. Beyond
// that, the system keeps what was read of the table while it has room. Time is that of all windows.

#include <cstdint>
#include <functional>

#include "pipeline/model/window_count.h"

namespace glane::cooccurrence {

/// Gets a node and its collocates; the counts are good during the call.
using PairSink = std::function<void(std::uint32_t node, const NearCounts& counts)>;

/// Calls `sink` for every type of the counter's layer that has a collocate with `min_f` or more, in the order of types.
/// A type of which no occurrence may be a collocate (stop words, unless they are let in; numbers) is no node either.
void count_pairs(CollocateCounter& counter, const Window& window, std::uint32_t min_f, const PairSink& sink);

}  // namespace glane::cooccurrence
