#pragma once
// Runs of words that are repeated: n-grams that cross no punctuation, number or sentence end, for one n after another,
// and the question whether a stretch lies inside longer ones.

#include <algorithm>
#include <cstdint>
#include <vector>

#include "pipeline/model/counted_text.h"

namespace glane {

/// What a chain is made of, and how often it must stand in the text to be followed further.
struct ChainOptions {
    WordKey by = WordKey::form;
    std::uint32_t longest = 2;   ///< words
    std::uint32_t fewest = 2;    ///< occurrences, overlapping ones included; from two words on
    std::vector<bool> barred{};  ///< positions that belong to no chain; empty for none
};

/// At every position, the number of the n-gram that begins there, for one n at a time; kNone where
/// no n-gram does or where it is too rare (nothing longer can then be frequent enough). Begins with n = 1.
class Chains {
  public:
    Chains(const CountedText& counted, const ChainOptions& options);

    /// Goes from n-grams to those of one word more.
    void lengthen();

    [[nodiscard]] std::uint32_t gram(std::uint32_t position) const { return gram_[position]; }
    [[nodiscard]] bool repeated_at(std::uint32_t position) const { return gram_[position] != kNone; }
    /// All numbers of n-grams are below this.
    [[nodiscard]] std::uint32_t grams() const { return grams_; }
    [[nodiscard]] std::uint32_t words() const { return words_; }

  private:
    const CountedText& counted_;
    WordKey by_;
    std::uint32_t fewest_;
    std::uint32_t words_ = 1;
    std::uint32_t grams_ = 0;
    std::vector<std::uint32_t> gram_;
    std::vector<std::uint32_t> reach_;  // words in a row from here, as far as it matters
};

/// Where longer segments lie: behind[i] is the end of the one that reaches furthest among those
/// that begin at i or before. None crosses a sentence, so a stretch lies inside one of them exactly
/// when the one that reaches furthest at its start covers it.
class Cover {
  public:
    explicit Cover(std::uint32_t size) : behind_(size, 0) {}
    void add(std::uint32_t begin, std::uint32_t words) { behind_[begin] = std::max(behind_[begin], begin + words); }
    void settle() {
        for (std::size_t i = 1; i < behind_.size(); ++i) behind_[i] = std::max(behind_[i], behind_[i - 1]);
    }
    [[nodiscard]] bool covers(std::uint32_t begin, std::uint32_t words) const {
        return behind_[begin] >= begin + words;
    }

  private:
    std::vector<std::uint32_t> behind_;
};

}  // namespace glane
