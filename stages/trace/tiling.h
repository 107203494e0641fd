#pragma once
// Putting a torn picture together: which runs of the interviews' words cover the words of the picture best.
//
// A chain is a run of words of the interviews, a few of them perhaps missing, each of which stands in the picture.
// Its score is counted in letters:
//
//   gain     of a word: its letters (stop words at half) × likeness²; half of that where only a part of it is printed
//   - 1.5    for each word of the interview that the picture lacks: at most three in a row, one stop word where the
//   line
//            changes
//   - 1      for each word of the picture's line that is passed over, at most two
//   - 3      for going on in another line, and 0.5 for each line between; so one expression may stand on several lines
//   - 2      for leaving a line before its end, - 4 for entering one behind its beginning, unless the neighbour
//            there belongs to another expression already: several may stand side by side
//
// A chain ends with its sentence, unless the picture's line runs on without a gap, and does not go on in another
// line behind a comma that the picture lacks: what an interview lists are several expressions.
// The best chain is taken, its words of the picture are used up, and so on. A chain counts if it holds a word
// that means something and is surely recognised; a word alone must have five letters as well.

#include <cstdint>
#include <vector>

#include "stages/trace/figure_words.h"
#include "stages/trace/word_stream.h"

namespace glane {

struct ChainLink {
    std::uint32_t position = 0;  ///< in the stream
    WordMatch match;
};

struct Chain {
    double score = 0;
    std::vector<ChainLink> links;  ///< in the order of the stream

    /// Of several words, one of which is no stop word, or of two that are none.
    [[nodiscard]] bool is_expression(const FigureText& figure) const;
};

/// The chains that cover the picture, the best first; no word of the picture is in two of them.
std::vector<Chain> tiling(const FigureText& figure, const WordStream& stream, WordMatches& matches);

}  // namespace glane
