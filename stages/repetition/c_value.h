#pragma once
// How much a sequence of words looks like a term: frequent, long, and on its own rather than inside longer ones.

#include <cstdint>
#include <string>
#include <vector>

namespace glane::repetition {

/// A candidate: its words as numbers, and how often it occurs.
struct Term {
    std::u32string words;
    std::int64_t frequency = 0;
};

/// C-value of every term (Frantzi, Ananiadou & Mima 2000, section 2.3), in their order:
///   log2 |a| (f(a) - t(a) / c(a)),
/// c(a) the number of longer candidates that contain a, t(a) how often a stands in them: the sum of f(b) - t(b), from
/// the longest b on, so that what is nested twice is taken off once. log2 |a| f(a) for what is nested nowhere.
std::vector<double> c_values(const std::vector<Term>& terms);

}  // namespace glane::repetition
