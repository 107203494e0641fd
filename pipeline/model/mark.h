#pragma once
// Which positions are near a node: the row of the contingency table that each belongs to.

#include <cstdint>

namespace glane {

/// A position inside the node is neither near nor elsewhere; where there is no node, all are near.
enum class Mark : std::uint8_t { elsewhere, near, node };

}  // namespace glane
