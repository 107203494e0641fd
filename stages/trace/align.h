#pragma once
// The words of a quotation laid against a stretch of the corpus.

#include <cstdint>
#include <vector>

#include "stages/trace/quote.h"
#include "stages/trace/word_stream.h"

namespace glane {

/// The words of a quotation in the order in which they are looked for.
struct QuoteLine {
    std::vector<QuoteWord> words;
    std::vector<bool> after_cut;  ///< for each word: an omission stands before it
    std::vector<Shape> pairs;     ///< words i and i + 1 written together
    double weight = 0;            ///< of all words
};
QuoteLine quote_line(std::vector<QuotePart> parts);

/// Words of the quotation beside those of the corpus: none, one or two of either.
struct AlignedWords {
    std::uint32_t quote = 0;  ///< index of the first into QuoteLine::words
    std::uint32_t quote_count = 0;
    std::uint32_t position = 0;  ///< of the first in the stream
    std::uint32_t position_count = 0;
    double likeness = 0;
    bool cut = false;  ///< words of the corpus that a marked omission leaves out
};

struct Alignment {
    double similarity = 0;
    std::vector<AlignedWords> steps;  ///< in the order of both; begins and ends with words of both
    std::uint32_t begin = 0;          ///< first position of the passage
    std::uint32_t end = 0;
};

/// Positions of the stream.
struct Stretch {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
};

/// The best passage inside the stretch for the whole quotation. Costs as in attestation.h; two words that were run
/// together, or one that was broken, are compared as one. Time and memory: words × words.
Alignment align(const QuoteLine& quote, const WordStream& stream, Stretch within);

}  // namespace glane
