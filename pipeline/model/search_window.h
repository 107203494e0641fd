#pragma once
// Words of a passage one behind the other, or near each other.

#include <compare>
#include <cstdint>
#include <vector>

namespace glane {

/// Words of a passage that belong together, in order; indices from 0. Never empty.
struct Stretch {
    std::vector<std::uint32_t> words;
    [[nodiscard]] std::uint32_t first() const { return words.front(); }
    [[nodiscard]] std::uint32_t last() const { return words.back(); }
    friend auto operator<=>(const Stretch&, const Stretch&) = default;
};

/// Where a query is met in a passage. A word or a phrase is one occurrence, and so are words that stand
/// near each other.
using MatchedWords = Stretch;

/// The stretches that have one of every part, each part right behind the one before.
std::vector<Stretch> stretches_in_a_row(const std::vector<std::vector<Stretch>>& parts);

/// The stretches that have one of every part, in any order, no word in two of them, with at most `others`
/// more words between the first and the last. All stretches of one part have the same length. Of several
/// windows one inside the other only the innermost is given.
std::vector<Stretch> stretches_nearby(const std::vector<std::vector<Stretch>>& parts, std::uint32_t others);

}  // namespace glane
