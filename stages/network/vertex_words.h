#pragma once
// What a vertex tells of its word: how it is printed, its lemma and part of speech, in how many interviews it stands.

#include <cstdint>
#include <vector>

#include "pipeline/model/corpus.h"
#include "pipeline/model/network.h"
#include "pipeline/model/pair_options.h"
#include "pipeline/model/token_table.h"

namespace glane::network {

class VertexWords {
  public:
    /// The table must have been made from this corpus.
    VertexWords(const Corpus& corpus, const TokenTable& table, const PairCounting& counting);
    [[nodiscard]] NetworkVertex vertex(std::uint32_t type) const;

  private:
    [[nodiscard]] bool is_counted(TokenFlags flags) const;
    [[nodiscard]] std::string_view printed(std::uint32_t position) const;

    const Corpus* corpus_;
    const TokenTable* table_;
    PairCounting counting_;
    std::vector<std::uint32_t> texts_;  // of each text unit of the table: index into the corpus
};

}  // namespace glane::network
