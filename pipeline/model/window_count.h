#pragma once
// What stands near a node, counted over a token table by the convention of pipeline/decisions/0006-cooccurrence.md.
//
// A position is a word that counts and is in scope; all else is no position and no distance. Near is the union of what
// the occurrences of the node reach, so a position near two of them counts once. What is inside the node is in no cell:
//
//   f   the collocate near the node            f1  positions near the node
//   f2  the collocate outside of the node      N   positions outside of the node
//
// Time is that of the windows: frequencies stand in the table.

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "pipeline/model/contingency.h"
#include "pipeline/model/document.h"
#include "pipeline/model/token_flags.h"
#include "pipeline/model/token_table.h"

namespace glane::cooccurrence {

/// So many positions to the left and to the right, not beyond the unit around the node where one is named.
struct Window {
    std::uint32_t left = 5;
    std::uint32_t right = 5;
    std::optional<TokenUnit> within = TokenUnit::passage;
};

/// What the windows of the nodes reach: stretches of tokens, sorted, none overlapping another, each with its nodes.
/// `nodes` are sorted and do not overlap.
void reach(const TokenTable& table, const TokenScope& scope, std::span<const Range> nodes, const Window& window,
           std::vector<Range>& reached);
/// The whole sentences, passages (turns), interviews or texts in which the nodes begin.
void reach(const TokenTable& table, std::span<const Range> nodes, TokenUnit unit, std::vector<Range>& reached);

struct CollocateCount {
    std::uint32_t type = 0;
    std::uint32_t f = 0;
    std::uint32_t f2 = 0;
    friend bool operator==(const CollocateCount&, const CollocateCount&) = default;
};

struct NearCounts {
    std::int64_t n = 0;
    std::int64_t f1 = 0;
    std::vector<CollocateCount> collocates;  ///< by type

    [[nodiscard]] Contingency cells(const CollocateCount& collocate) const {
        const std::int64_t o11 = collocate.f;
        const std::int64_t o21 = std::int64_t{collocate.f2} - o11;
        return {o11, f1 - o11, o21, n - f1 - o21};
    }
};

enum class StopWords : std::uint8_t {
    positions,   ///< they are positions, no collocates
    collocates,  ///< they are collocates like other words
};

/// Counts collocates of one layer for one node after another; keeps 12 bytes a type. Not for several threads at once.
class CollocateCounter {
  public:
    /// Words of other parts of speech than `asked` are positions, no collocates.
    CollocateCounter(const TokenTable& table, TokenLayer layer, const TokenScope& scope, StopWords stop_words,
                     const AskedPos& asked = {});

    /// The collocates that are near at least `min_f` times (once at least). `nodes` are sorted and do not overlap;
    /// `near` is what reach() gives, or any stretches that are sorted, do not overlap and hold a node whole or not at
    /// all. The result is good until the next call.
    const NearCounts& count(std::span<const Range> nodes, std::span<const Range> near, std::uint32_t min_f = 1);

    /// Occurrences in scope that may be collocates.
    [[nodiscard]] std::uint32_t frequency(std::uint32_t type) const { return frequencies_[type]; }
    /// Whether a token with these flags may be one.
    [[nodiscard]] bool is_collocate(TokenFlags flags) const {
        return (stop_words_ == StopWords::positions ? scope_.counts_full(flags) : scope_.counts(flags)) &&
               asked_.holds(flags);
    }
    [[nodiscard]] const TokenTable& table() const { return *table_; }
    [[nodiscard]] TokenLayer layer() const { return layer_; }
    [[nodiscard]] const TokenScope& scope() const { return scope_; }

  private:
    void add(const Range& stretch);
    void take_out(const Range& node, bool is_near);
    void collect(std::uint32_t min_f);

    const TokenTable* table_;
    TokenLayer layer_;
    TokenScope scope_;
    StopWords stop_words_;
    AskedPos asked_;
    std::int64_t positions_ = 0;
    std::vector<std::uint32_t> frequencies_;
    std::vector<std::uint32_t> near_;    // by type; all zero between two calls
    std::vector<std::uint32_t> inside_;  // the same
    std::vector<std::uint32_t> touched_;
    std::vector<std::uint32_t> touched_inside_;
    NearCounts counts_;
};

}  // namespace glane::cooccurrence
