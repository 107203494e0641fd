#pragma once
// Which words and expressions a network has, and which of their pairs are significant. All are numbers of Units.

#include <cstdint>
#include <vector>

#include "pipeline/base/stage.h"
#include "pipeline/model/contingency.h"
#include "pipeline/model/pair_options.h"
#include "stages/network/units.h"

namespace glane::network {

/// A pair that stands near each other more often than expected. The rarer one is the node.
struct SignificantPair {
    std::uint32_t node = 0;
    std::uint32_t other = 0;
    Contingency cells;
    double log_likelihood = 0.0;
    double p = 1.0;
    double q = 1.0;
};

/// A word near the node of the network.
struct NearWord {
    std::uint32_t unit = 0;
    std::int64_t f = 0;
    double log_likelihood = 0.0;
};

struct Words {
    std::vector<NearWord> words;         ///< by number; without counts where there is no node
    std::vector<SignificantPair> pairs;  ///< between two of them, by node and other
    std::uint64_t tests = 0;             ///< pairs that were tested to find these
};

/// The limits of a choice.
struct Limits {
    double level = 0.05;   ///< of q
    std::size_t top = 60;  ///< words
};

/// The collocates of the node with the highest G² (3.84 at least), without the words of the node itself and without
/// what lives inside longer ones that are among them near the node; and their pairs, q <= level among all pairs of
/// them.
Words collocates_of(const std::vector<Range>& nodes, const TokenTable& table, Units& units,
                    const PairCounting& counting, const Limits& limits, const Context& context);

/// Those of the pairs with the highest G², without what lives inside longer ones that are among them; and their pairs,
/// with q <= level among all pairs of words and expressions that are frequent enough.
Words strongest_pairs(Units& units, const PairCounting& counting, const Limits& limits, const Context& context);

}  // namespace glane::network
