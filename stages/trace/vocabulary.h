#pragma once
// The distinct folded words of a corpus, and those among them that a damaged word may stand for.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/base/text_map.h"
#include "stages/trace/likeness.h"

namespace glane {

/// Stands for no word: a word that the corpus lacks, or the end of what may be read in one go.
constexpr std::uint32_t kNoWord = 0xFFFFFFFF;

struct LikeWord {
    std::uint32_t word = kNoWord;
    double likeness = 0;
};

class StreamVocabulary {
  public:
    /// The number of the word, new or not.
    std::uint32_t add(std::string_view folded);
    /// Builds the table that like() reads. No word is added afterwards.
    void finish();

    [[nodiscard]] std::uint32_t find(std::string_view folded) const;
    [[nodiscard]] std::size_t size() const { return shapes_.size(); }
    [[nodiscard]] const Shape& shape(std::uint32_t word) const { return shapes_[word]; }
    /// The words most like this one, best first; by their trigrams, so a word of three letters or less finds none.
    [[nodiscard]] std::vector<LikeWord> like(const Shape& word, std::size_t limit) const;

  private:
    TextMap<std::uint32_t> numbers_;
    std::vector<Shape> shapes_;
    std::vector<std::uint32_t> trigram_begin_;
    std::vector<std::uint32_t> trigram_words_;
};

}  // namespace glane
