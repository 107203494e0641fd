#pragma once
// The rows of `glane pairs`, printed as they come, or the best of them when all have come.

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "pipeline/base/best.h"
#include "pipeline/model/contingency.h"
#include "pipeline/model/measures.h"
#include "pipeline/model/pair_options.h"
#include "pipeline/model/token_table.h"

namespace glane {

/// A node, one of its collocates, and their counts.
struct WordPair {
    std::uint32_t node = 0;
    std::uint32_t collocate = 0;
    Contingency cells;
    double rank = 0.0;  ///< the value by which pairs are ranked
};

/// Keeps so many pairs that the measure ranks first; of equal ones those that come first. Memory is theirs alone.
class BestPairs {
  public:
    BestPairs(std::size_t most, const NamedMeasure& measure) : measure_(&measure), best_(most, {&measure}) {}
    void add(WordPair pair);
    /// The best one first.
    [[nodiscard]] std::vector<WordPair> take() && { return std::move(best_).take(); }

  private:
    struct RanksBefore {
        const NamedMeasure* measure;
        bool operator()(const WordPair& a, const WordPair& b) const;
    };

    const NamedMeasure* measure_;
    Best<WordPair, RanksBefore> best_;
};

enum class PairFormat : std::uint8_t { tsv, csv, json };

/// Writes to standard output in pieces, so that no result has to fit into memory.
class PairWriter {
  public:
    PairWriter(PairFormat format, const TokenTable& table, const PairOptions& options,
               const std::vector<NamedMeasure>& measures);
    void write(const WordPair& pair);
    void finish(std::uint64_t found);

  private:
    void flush_if(std::size_t size);
    void value(const NamedMeasure& measure, const Contingency& cells);
    void field(std::string_view word);
    [[nodiscard]] std::string_view text(std::uint32_t type) const { return table_->text(layer_, type); }

    PairFormat format_;
    const TokenTable* table_;
    TokenLayer layer_;
    const std::vector<NamedMeasure>* measures_;
    bool is_first_ = true;
    std::string out_;
};

}  // namespace glane
