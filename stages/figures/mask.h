#pragma once
// The cells that an expression needs for itself: its exact ink, widened by half of the gap that
// neighbours must keep. A mask is rows of bits, 64 to a word, lowest bit leftmost.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "stages/figures/fonts.h"
#include "stages/figures/ink.h"
#include "stages/figures/probes.h"
#include "stages/figures/wrap.h"

namespace glane::figures {

/// Bits of a rectangle of cells.
struct BitRows {
    int width = 0;
    int height = 0;
    std::size_t words = 0;  ///< per row
    std::vector<std::uint64_t> bits;

    BitRows() = default;
    BitRows(int columns, int rows);
    [[nodiscard]] std::uint64_t* row(int y) { return bits.data() + static_cast<std::size_t>(y) * words; }
    [[nodiscard]] const std::uint64_t* row(int y) const { return bits.data() + static_cast<std::size_t>(y) * words; }
    void set(int y, int begin, int end);
    /// Every cell up to `sideways` columns or `upright` rows from a set one is set too.
    void widen(int sideways, int upright);
    /// The cells that are set in all of the rows [y, y + count).
    [[nodiscard]] std::vector<std::uint64_t> common(int y, int count) const;
};

/// A rectangle, wholly inside the mask, that a quick test looks at first.
struct Band {
    int x = 0;
    int y = 0;
    int width = 0;
};

/// What the layout knows of an expression.
struct Mask {
    BitRows cells;
    std::vector<Band> bands;  ///< one a line where a line has any, at least one; all `band_height` high
    int band_height = 0;
    Probes probes;  ///< what is looked at before the rows
    /// All rows, those with the most cells outside the bands first: the order in which they are looked at.
    std::vector<int> rows;
    /// The ink without the gap, in cells of the mask: this must lie on the page.
    CellRect ink;
    /// Where the centre of the block's lines and the baseline of its first line are in the mask.
    int origin_x = 0;
    int origin_y = 0;
    double boxes = 0;  ///< area of the line boxes (width x em) in cells
};

/// How much of a gap an expression keeps on each side, in ems.
struct Gap {
    double sideways = 0;
    double upright = 0;
};

/// All rows of a mask whose cells and bands are known, those with the most cells outside the bands first.
std::vector<int> fullest_first(const Mask& mask);

/// The mask of a block at `em` cells to the em.
Mask make_mask(const Block& block, const FontSet& fonts, double em, Gap gap);

}  // namespace glane::figures
