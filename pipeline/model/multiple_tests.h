#pragma once
// Whether an association could be chance: the p-values of a table, and what becomes of them when many tables are
// tested at once, of which 5 % would pass at 5 % by chance alone.

#include <cstdint>
#include <vector>

#include "pipeline/model/contingency.h"

namespace glane {

/// Two answers to "how probable is a table like this one, or further from independence, by chance".
struct PValues {
    double log_likelihood = 1.0;  ///< G² against χ² with one degree of freedom: both sides, good for large counts
    double fisher_right = 1.0;    ///< P(X >= o11) for these margins: exact, attraction only
};
PValues p_values(const Contingency& cells);

/// Adjusted p-values in the order of the input: those at most q hold a share of at most q of false discoveries
/// (Benjamini & Hochberg 1995). p(i) n / i for the i-th smallest, then never above that of a larger p, nor above 1.
std::vector<double> benjamini_hochberg(const std::vector<double>& p);
/// The same for `tests` tests, of which only those with the smallest p are known; the others are taken as larger.
std::vector<double> benjamini_hochberg(const std::vector<double>& p, std::uint64_t tests);

}  // namespace glane
