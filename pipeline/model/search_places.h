#pragma once
// Where in a passage a query is met, by its words in order (Column::words).

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "pipeline/model/search_match.h"
#include "pipeline/model/search_window.h"

namespace glane {

/// All occurrences in the passage, in order, without repetition; none of what SAUF excludes.
std::vector<MatchedWords> occurrences_in(const BoundQuery& query, const IndexReader& index, std::uint32_t passage);

/// Checks passages for a phrase, or for words near each other: most by looking for the rarest word and then around it.
class PlaceCheck {
  public:
    PlaceCheck(const BoundQuery& query, const IndexReader& index);
    [[nodiscard]] bool holds(std::uint32_t passage) const;
    /// Keeps the passages for which that is so.
    void keep_holding(Matches& matches) const;

  private:
    /// What a look at the words can tell.
    enum class Reach : std::uint8_t {
        nothing,  ///< the occurrences have to be looked for
        no,       ///< where it says no, there is none
        all,      ///< whether there is one
    };
    using Units = std::span<const std::uint16_t>;

    void mark(const BoundQuery& part, unsigned bit);
    void choose_anchor();
    [[nodiscard]] bool has(std::uint32_t type, unsigned bit) const;
    [[nodiscard]] bool looks_right(Units units) const;
    [[nodiscard]] bool anchor_is_right(Units units) const;
    [[nodiscard]] bool in_a_row(Units units) const;
    [[nodiscard]] bool in_a_row_around(Units units, std::size_t anchor) const;
    [[nodiscard]] bool nearby(Units units) const;
    [[nodiscard]] bool pair_nearby(Units units) const;
    [[nodiscard]] bool pair_around(Units units, std::size_t anchor) const;

    const BoundQuery& query_;
    const IndexReader& index_;
    Reach reach_ = Reach::nothing;
    unsigned parts_ = 0;               // that are marked
    std::uint32_t window_ = 0;         // of NEAR: words that it may cover
    std::vector<std::uint8_t> marks_;  // of every type: a bit for each part that it can stand for
    // The part to look for first, the rarest, by its most frequent types of one unit.
    static constexpr std::size_t kAnchors = 4;
    bool anchored_ = false;
    bool complete_ = false;  // these are all its types
    unsigned anchor_part_ = 0;
    std::array<std::uint16_t, kAnchors> anchors_{};  // the last repeated
};

}  // namespace glane
