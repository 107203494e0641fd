#include "stages/trace/likeness.h"

#include <algorithm>
#include <array>
#include <bit>

namespace glane {
namespace {

constexpr std::size_t kLongest = 40;
constexpr double kLookalike = 0.3;
constexpr double kSameButEnding = 0.85;
constexpr std::size_t kEnding = 2;
constexpr std::size_t kStem = 4;

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

/// Edit distance; `most` + 1 for anything above `most`.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t most) {
    std::array<std::size_t, kLongest + 1> row{};
    for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        std::size_t least = row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t above = row[j];
            row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)});
            diagonal = above;
            least = std::min(least, row[j]);
        }
        if (least > most) return most + 1;
    }
    return std::min(row[b.size()], most + 1);
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

double likeness(const Shape& a, const Shape& b) {
    const std::size_t longer = std::max(a.word.size(), b.word.size());
    const std::size_t shorter = std::min(a.word.size(), b.word.size());
    if (shorter == 0) return 0;
    const std::size_t most = longer / 2;
    // An edit alters at most two of the letters that a word is made of.
    const auto unshared = static_cast<std::size_t>(std::popcount(a.letters ^ b.letters));
    if (longer - shorter > most || unshared > 2 * most) return 0;
    if (a.word == b.word) return 1;
    const std::size_t looks = edit_distance(a.look, b.look, most);
    if (looks > most) return 0;
    const auto letters = static_cast<double>(edit_distance(a.word, b.word, longer));
    const double cost = static_cast<double>(looks) + kLookalike * (letters - static_cast<double>(looks));
    const double like = 1 - cost / static_cast<double>(longer);
    if (same_but_ending(a.word, b.word)) return std::max(like, kSameButEnding);
    return like < 0.5 ? 0 : like;
}

}  // namespace glane
