#pragma once
// How much two folded words resemble each other when one of them was read by a machine.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "pipeline/model/span.h"
#include "pipeline/model/unicode.h"

namespace glane {

/// A folded word prepared for comparison.
struct Shape {
    std::string word;           ///< its beginning, where it is longer than any French word
    std::string look;           ///< letters that OCR takes for each other written as one
    std::uint32_t letters = 0;  ///< which letters `look` holds, one bit each
};
Shape shape_of(std::string_view folded);

/// A word prepared to be compared with many: for each letter, in which places of the word it stands, one bit each.
struct WordPattern {
    explicit WordPattern(Shape of);

    Shape shape;
    std::array<std::uint64_t, 256> in_word{};
    std::array<std::uint64_t, 256> in_look{};
};

/// 1 for equal words, 0 for words that share too little to be one; never below 0.6 otherwise.
///
///   1 - (e' + 0.3 (e - e')) / length of the longer
///
/// where e is the edit distance of the words and e' that of their looks: a letter taken for one that resembles
/// it costs three tenths. Words alike but for an ending of at most two letters (agreement, conjugation) get at least
/// 0.85.
double likeness(const WordPattern& a, const Shape& b);

/// Letters of words: folded text holds hardly anything but ASCII.
inline double letter_count(std::string_view folded) { return static_cast<double>(folded.size()); }

/// Calls visit(Span) for every run of letters and digits of `within`, in order.
template <typename Visit>
void for_each_word(std::string_view text, Span within, const Visit& visit) {
    std::size_t at = within.begin;
    std::uint32_t begin = within.end;
    while (at < within.end) {
        const auto here = static_cast<std::uint32_t>(at);
        const char32_t c = next_code_point(text, at);
        if (is_letter(c) || is_digit(c) || (is_mark(c) && begin < here)) {
            if (begin > here) begin = here;
        } else if (begin < here) {
            visit(Span{begin, here});
            begin = within.end;
        }
    }
    if (begin < within.end) visit(Span{begin, within.end});
}

}  // namespace glane
