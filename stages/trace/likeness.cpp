#include "stages/trace/likeness.h"

#include <algorithm>
#include <array>
#include <bit>
#include <utility>

namespace glane {
namespace {

constexpr std::size_t kLongest = 40;
constexpr double kLookalike = 0.3;
constexpr double kSameButEnding = 0.85;
constexpr std::size_t kEnding = 2;
constexpr std::size_t kStem = 4;
constexpr double kLeast = 0.6;

/// Letters of one row are taken for each other by OCR programs; the first stands for all.
constexpr std::array<std::string_view, 6> kLookalikes = {"il1jtf", "eco0", "nuv", "s5", "bh86", "gq9"};

constexpr std::array<char, 256> looks() {
    std::array<char, 256> table{};
    for (std::size_t i = 0; i < table.size(); ++i) table[i] = static_cast<char>(i);
    for (const std::string_view row : kLookalikes) {
        for (const char c : row) table[static_cast<unsigned char>(c)] = row.front();
    }
    return table;
}
constexpr std::array<char, 256> kLooks = looks();

/// Edit distance of a pattern of `size` letters and a text, a column of the table in one word (Myers 1999; Hyyrö 2003).
std::size_t edit_distance(const std::array<std::uint64_t, 256>& places, std::size_t size, std::string_view text) {
    std::uint64_t up = ~std::uint64_t{0};
    std::uint64_t down = 0;
    const std::uint64_t last = std::uint64_t{1} << (size - 1);
    std::size_t distance = size;
    for (const char c : text) {
        const std::uint64_t same = places[static_cast<unsigned char>(c)];
        const std::uint64_t diagonal = (((same & up) + up) ^ up) | same | down;
        std::uint64_t right = down | ~(diagonal | up);
        std::uint64_t left = up & diagonal;
        if ((right & last) != 0) ++distance;
        if ((left & last) != 0) --distance;
        right = (right << 1U) | 1U;
        left <<= 1U;
        up = left | ~(diagonal | right);
        down = right & diagonal;
    }
    return distance;
}

bool same_but_ending(std::string_view a, std::string_view b) {
    const std::size_t shorter = std::min(a.size(), b.size());
    std::size_t stem = 0;
    while (stem < shorter && a[stem] == b[stem]) ++stem;
    return stem >= kStem && a.size() - stem <= kEnding && b.size() - stem <= kEnding;
}

}  // namespace

Shape shape_of(std::string_view folded) {
    Shape shape;
    shape.word = folded.substr(0, kLongest);
    for (const char c : shape.word) {
        const char look = kLooks[static_cast<unsigned char>(c)];
        shape.look += look;
        const bool is_small = look >= 'a' && look <= 'z';
        shape.letters |= 1U << (is_small ? look - 'a' : 26 + static_cast<unsigned char>(look) % 6);
    }
    return shape;
}

WordPattern::WordPattern(Shape of) : shape(std::move(of)) {
    for (std::size_t i = 0; i < shape.word.size(); ++i) {
        in_word[static_cast<unsigned char>(shape.word[i])] |= std::uint64_t{1} << i;
        in_look[static_cast<unsigned char>(shape.look[i])] |= std::uint64_t{1} << i;
    }
}

double likeness(const WordPattern& pattern, const Shape& b) {
    const Shape& a = pattern.shape;
    const std::size_t longer = std::max(a.word.size(), b.word.size());
    const std::size_t shorter = std::min(a.word.size(), b.word.size());
    const std::size_t most = longer * 2 / 5;
    if (shorter == 0 || longer - shorter > most) return 0;
    if (a.word == b.word) return 1;
    if (most == 0) return a.look == b.look ? 1 - kLookalike : 0;
    // An edit alters at most two of the letters that a word is made of.
    if (static_cast<std::size_t>(std::popcount(a.letters ^ b.letters)) > 2 * most) return 0;
    const std::size_t looks = edit_distance(pattern.in_look, a.look.size(), b.look);
    if (looks > most) return 0;
    const std::size_t letters = edit_distance(pattern.in_word, a.word.size(), b.word);
    const double cost = static_cast<double>(looks) + kLookalike * static_cast<double>(letters - looks);
    const double like = 1 - cost / static_cast<double>(longer);
    if (same_but_ending(a.word, b.word)) return std::max(like, kSameButEnding);
    return like < kLeast ? 0 : like;
}

}  // namespace glane
