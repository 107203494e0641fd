#pragma once
// The expressions of several words that a network may have as vertices: those that `glane cooc` counts near the same
// node (pipeline/model/counted_words.h), with all their places as positions of the token table.

#include <cstdint>
#include <vector>

#include "pipeline/model/corpus.h"
#include "pipeline/model/counted_text.h"
#include "pipeline/model/language.h"
#include "pipeline/model/network.h"
#include "pipeline/model/segments.h"
#include "pipeline/model/token_table.h"

namespace glane::network {

class Expressions {
  public:
    /// `counting` is that of the table's scope.
    Expressions(const Corpus& corpus, const Language& language, const Counting& counting, const TokenTable& table);

    /// Those that stand near the node so often at least. Both lists are sorted; none of a list overlaps another of it.
    void find_near(const std::vector<Range>& nodes, const std::vector<Range>& near, std::uint32_t min_f);
    /// Those of all that is counted, with so many occurrences at least.
    void find_all(std::uint32_t min_f);

    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(found_.size()); }
    [[nodiscard]] std::uint32_t words(std::uint32_t expression) const { return found_[expression].words; }
    [[nodiscard]] std::uint32_t frequency(std::uint32_t expression) const {
        return static_cast<std::uint32_t>(found_[expression].starts.size());
    }
    /// Sorted, none overlapping another, in the whole text.
    void occurrences(std::uint32_t expression, std::vector<Range>& places) const;
    [[nodiscard]] NetworkVertex vertex(std::uint32_t expression) const;
    /// Whether they are told by parts of speech.
    [[nodiscard]] bool is_tagged() const { return counted_.tagged; }

  private:
    const Corpus* corpus_;
    const Language* language_;
    CountedText counted_;
    std::vector<std::uint32_t> places_;  // of every position of counted_: position of the table
    std::vector<RepeatedSegment> found_;
};

}  // namespace glane::network
