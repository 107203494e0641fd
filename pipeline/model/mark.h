#pragma once
// Which positions are near a node: the row of the contingency table that each belongs to.

#include <algorithm>
#include <cstdint>
#include <vector>

namespace glane {

/// A position inside the node is neither near nor elsewhere; where there is no node, all are near.
enum class Mark : std::uint8_t { elsewhere, near, node };

/// Whether a stretch of `words` positions is near: an expression is when all of its words are. Then each occurrence
/// outside has a word outside of its own, and no cell can fall below zero.
inline bool is_near(const std::vector<Mark>& marks, std::uint32_t start, std::uint32_t words) {
    return std::all_of(marks.begin() + start, marks.begin() + start + words,
                       [](Mark mark) { return mark == Mark::near; });
}

}  // namespace glane
