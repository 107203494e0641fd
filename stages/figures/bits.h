#pragma once
// Rows of bits, 64 to a word, lowest bit leftmost.

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace glane::figures {

/// The bits of the columns [first, last] that are in the word.
inline std::uint64_t bits_between(int first, int last, int word) {
    const int begin = std::max(first - word * 64, 0);
    const int end = std::min(last - word * 64, 63);
    if (begin > end) return 0;
    return ~std::uint64_t{0} << begin & ~std::uint64_t{0} >> (63 - end);
}

/// 64 bits from a column on: `row` begins at the word that holds it, `shift` is its place there.
inline std::uint64_t word_from(const std::uint64_t* row, int shift) {
    return row[0] >> shift | (row[1] << 1) << (63 - shift);
}

/// Highest clear bit up to column `from`, or -1.
inline int previous_clear(const std::uint64_t* row, int from) {
    for (int word = from >> 6, bit = from & 63; word >= 0; --word, bit = 63) {
        const std::uint64_t bits = ~row[word] & ~std::uint64_t{0} >> (63 - bit);
        if (bits != 0) return word * 64 + 63 - std::countl_zero(bits);
    }
    return -1;
}

/// Lowest set bit from column `from` on, or `width`.
inline int next_set(const std::uint64_t* row, int from, int width) {
    for (int word = from >> 6, bit = from & 63; word * 64 < width; ++word, bit = 0) {
        const std::uint64_t bits = row[word] & ~std::uint64_t{0} << bit;
        if (bits != 0) return std::min(width, word * 64 + std::countr_zero(bits));
    }
    return width;
}

/// Lowest clear bit from column `from` on, or `width`.
inline int next_clear(const std::uint64_t* row, int from, int width) {
    for (int word = from >> 6, bit = from & 63; word * 64 < width; ++word, bit = 0) {
        const std::uint64_t bits = ~row[word] & ~std::uint64_t{0} << bit;
        if (bits != 0) return std::min(width, word * 64 + std::countr_zero(bits));
    }
    return width;
}

/// Calls visit(begin, end) for each run of set bits of the row.
template <typename Visit>
void for_each_run(const std::uint64_t* row, int width, Visit&& visit) {
    for (int begin = next_set(row, 0, width); begin < width;) {
        const int end = next_clear(row, begin, width);
        visit(begin, end);
        begin = next_set(row, end, width);
    }
}

}  // namespace glane::figures
