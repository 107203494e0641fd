#pragma once
// Where in the corpus a quotation might stand: passages that share its rarer words, in about its order.

#include <cstdint>
#include <vector>

#include "stages/trace/align.h"

namespace glane {

/// Room to count in, so that many quotations are looked up without clearing it each time.
class Ballot {
  public:
    explicit Ballot(const WordStream& stream);

    /// The most promising stretches, best first, at most `limit`. `thorough`: known words may be misread as well.
    std::vector<StreamRange> candidates(const QuoteLine& quote, std::size_t limit, bool thorough);
    /// Places where all words of the quotation stand one behind the other, at most `limit`.
    [[nodiscard]] std::vector<StreamRange> exact(const QuoteLine& quote, std::size_t limit) const;

  private:
    struct Seed {
        std::uint32_t word;
        std::uint32_t index;  // of the quotation's word
        float weight;
    };
    [[nodiscard]] std::vector<Seed> seeds_of(const QuoteLine& quote, bool thorough) const;
    void vote(const Seed& seed, std::uint32_t quote_size);

    const WordStream& stream_;
    std::vector<float> votes_;
    std::vector<std::uint32_t> voters_;  // last word that voted, so that a word counts once
    std::vector<std::uint32_t> touched_;
};

}  // namespace glane
