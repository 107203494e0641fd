#pragma once
// Where bands of cells are free on a page, as bits: the start of a band is its upper left cell.
//
// All bands here are of one height. 64 columns are looked at in one step.

#include <bit>
#include <cstdint>
#include <map>

#include "stages/figures/bits.h"
#include "stages/figures/mask.h"

namespace glane::figures {

/// The starts of bands of one width.
class StartBits {
  public:
    explicit StartBits(BitRows starts);
    /// No band starts in [begin, end) of the row any more.
    void clear(int row, int begin, int end);
    /// Word `word` of the row or the next one with a start, up to `last`; above `last` where there is none.
    [[nodiscard]] int next_word(int row, int word, int last) const {
        const std::uint64_t* const some = some_.row(row);
        for (int i = word >> 6; i <= last >> 6; ++i) {
            const std::uint64_t bits = i == word >> 6 ? some[i] & ~std::uint64_t{0} << (word & 63) : some[i];
            if (bits != 0) return i * 64 + std::countr_zero(bits);
        }
        return last + 1;
    }
    /// The same downwards; below `last` where there is none.
    [[nodiscard]] int previous_word(int row, int word, int last) const {
        const std::uint64_t* const some = some_.row(row);
        for (int i = word >> 6; i >= last >> 6; --i) {
            const std::uint64_t bits = i == word >> 6 ? some[i] & ~std::uint64_t{0} >> (63 - (word & 63)) : some[i];
            if (bits != 0) return i * 64 + 63 - std::countl_zero(bits);
        }
        return last - 1;
    }
    [[nodiscard]] const BitRows& bits() const { return starts_; }
    /// The starts of a row, 64 to a word.
    [[nodiscard]] const std::uint64_t* row(int y) const { return starts_.row(y); }
    /// The 64 columns of a row from one on, lowest first.
    [[nodiscard]] std::uint64_t from(int y, int column) const {
        return word_from(starts_.row(y) + (column >> 6), column & 63);
    }

  private:
    BitRows starts_;
    BitRows some_;  // bit i of a row: word i of that row of starts_ is not 0
};

class FreeStarts {
  public:
    /// Of a page whose taken cells are these, for bands of `height` rows. The rows must have a spare word at their end.
    FreeStarts(const BitRows& taken, int height);

    [[nodiscard]] int height() const { return height_; }
    /// Starts of bands of that width; made when first asked for, and kept up to date.
    const StartBits& of_width(int width);
    /// The mask's cells, its upper left one at column and row, are free no more.
    void take(const BitRows& cells, int column, int row);

  private:
    int height_;
    std::map<int, StartBits> by_width_;  // always of width 1
};

}  // namespace glane::figures
