#pragma once
// Each idea once: of words and expressions that are to be shown together, which ones are shown already by longer ones.

#include <cstddef>
#include <cstdint>
#include <vector>

namespace glane {

/// Half-open, on one axis over the whole corpus: positions of a table, or bytes with the number of their text above.
struct Stretch {
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
};

/// A word or an expression and where it stands.
struct PlacedWord {
    std::uint32_t words = 1;
    std::vector<Stretch> stretches;
};

/// Indices of those that are shown, in order, the first `most` where there is no room for more. A word, or a shorter
/// expression, is left out when at least four in five of its stretches lie inside longer ones that are shown; an
/// expression that finds no room does not take its words with it.
std::vector<std::size_t> each_once(const std::vector<PlacedWord>& strongest_first, std::size_t most);

}  // namespace glane
