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
    std::vector<WordPattern> patterns;
    std::vector<WordPattern> pairs;  ///< words i and i + 1 written together
    double weight = 0;               ///< of all words
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

struct QuoteAlignment {
    double similarity = 0;
    std::vector<AlignedWords> steps;  ///< in the order of both; begins and ends with words of both
    std::uint32_t begin = 0;          ///< first position of the passage
    std::uint32_t end = 0;
};

/// A quotation against a stretch. Costs as in attestation.h; two words that were run together, or one that was broken,
/// are compared as one. Time and memory: words × words.
class Aligner {
  public:
    /// Both must outlive the aligner.
    Aligner(const QuoteLine& quote, const WordStream& stream, StreamRange within);

    /// The best passage for the whole quotation, its words from `first` on standing before the others.
    [[nodiscard]] QuoteAlignment best(std::size_t first = 0);
    /// No order of the words gives a similarity above this.
    [[nodiscard]] double most() const;

  private:
    enum class Move : std::uint8_t { pair, added, omitted, two_for_one, one_for_two };
    [[nodiscard]] std::size_t word_at(std::size_t row, std::size_t first) const {
        const std::size_t index = first + row - 1;
        return index < quote_.words.size() ? index : index - quote_.words.size();
    }
    [[nodiscard]] std::size_t cell(std::size_t word, std::size_t column) const { return word * width_ + column; }
    void compare(std::size_t word);
    void compare_pairs();
    void fill(std::size_t row, std::size_t first);
    [[nodiscard]] QuoteAlignment path_to(std::size_t column, std::size_t first) const;

    const QuoteLine& quote_;
    const WordStream& stream_;
    StreamRange within_;
    std::size_t width_;               ///< one more than there are words in the stretch
    std::vector<float> pair_;         ///< cost of word and position
    std::vector<float> one_for_two_;  ///< of word, and position with the one behind it
    std::vector<float> two_for_one_;  ///< of word with the one behind it, and position
    std::vector<float> omitted_;      ///< of a position that the quotation lacks
    std::vector<Move> moves_;
    std::vector<std::vector<double>> costs_;
};

}  // namespace glane
