#pragma once
// What may be a vertex of a network, as numbers: the types of the token table's layer first, the expressions behind
// them. Each can be the node whose collocates are counted, and each is counted as a collocate, by one convention.

#include <cstdint>
#include <vector>

#include "pipeline/model/each_once.h"
#include "pipeline/model/pair_options.h"
#include "pipeline/model/token_table.h"
#include "stages/network/expressions.h"

namespace glane::network {

class Units {
  public:
    /// Without expressions where there are none. They must stay where they are.
    Units(const TokenTable& table, const PairCounting& counting, const Expressions* expressions);

    [[nodiscard]] std::uint32_t size() const { return types_ + (expressions_ == nullptr ? 0 : expressions_->size()); }
    [[nodiscard]] bool is_expression(std::uint32_t unit) const { return unit >= types_; }
    /// Its number among the expressions.
    [[nodiscard]] std::uint32_t expression(std::uint32_t unit) const { return unit - types_; }
    [[nodiscard]] std::uint32_t words(std::uint32_t unit) const {
        return is_expression(unit) ? expressions_->words(expression(unit)) : 1;
    }
    /// Occurrences that may be collocates; 0 for a word where words are not asked for.
    [[nodiscard]] std::uint32_t frequency(std::uint32_t unit) const;

    /// What is near the unit, or these nodes (sorted, none overlapping another). Good until the next call.
    const cooccurrence::NearCounts& count(std::uint32_t unit);
    const cooccurrence::NearCounts& count(const std::vector<Range>& nodes);
    /// The stretches that the nodes of the last count reach.
    [[nodiscard]] const std::vector<Range>& near() const { return near_; }

    /// The occurrences that may be collocates; with stretches, those that lie inside one of them and touch no node.
    [[nodiscard]] PlacedWord placed(std::uint32_t unit);
    [[nodiscard]] PlacedWord placed_near(std::uint32_t unit, const std::vector<Range>& nodes,
                                         const std::vector<Range>& near);

  private:
    struct Place {
        Range tokens;
        std::uint32_t expression = 0;
    };
    void find_occurrences(std::uint32_t unit, std::vector<Range>& found) const;
    void add_expressions(const std::vector<Range>& nodes);
    void bar(const std::vector<Range>& nodes);
    [[nodiscard]] std::size_t first_from(std::uint32_t position) const;

    const TokenTable* table_;
    PairCounting counting_;
    const Expressions* expressions_;
    cooccurrence::CollocateCounter words_;
    std::uint32_t types_;
    std::vector<Place> places_;  // of all expressions, by begin
    cooccurrence::NearCounts counts_;
    std::vector<Range> nodes_, near_;
    // The following are as they are here between two counts.
    std::vector<bool> barred_;            // places that touch the node: none
    std::vector<std::size_t> touching_;   // those, once more: none
    std::vector<std::uint32_t> inside_;   // of every expression, how many: 0
    std::vector<std::uint32_t> in_near_;  // the same
};

}  // namespace glane::network
