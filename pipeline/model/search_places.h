#pragma once
// Where in a passage a query is met, by its words in order (Column::words).

#include <cstdint>
#include <vector>

#include "pipeline/model/search_match.h"
#include "pipeline/model/search_window.h"

namespace glane {

/// All occurrences in the passage, in order, without repetition; none of what SAUF excludes.
std::vector<MatchedWords> occurrences_in(const BoundQuery& query, const IndexReader& index, std::uint32_t passage);

/// Checks passages for a phrase, or for words near each other: most by one look at every word.
class PlaceCheck {
  public:
    PlaceCheck(const BoundQuery& query, const IndexReader& index);
    [[nodiscard]] bool holds(std::uint32_t passage) const;

  private:
    /// What one look at the words can tell.
    enum class Reach : std::uint8_t {
        nothing,  ///< the occurrences have to be looked for
        no,       ///< where it says no, there is none
        all,      ///< whether there is one
    };
    void mark(const BoundQuery& part, unsigned bit);
    [[nodiscard]] bool in_a_row(std::uint32_t passage) const;
    [[nodiscard]] bool nearby(std::uint32_t passage) const;
    [[nodiscard]] bool pair_nearby(std::uint32_t passage, std::uint32_t window) const;

    const BoundQuery& query_;
    const IndexReader& index_;
    Reach reach_ = Reach::nothing;
    unsigned parts_ = 0;               // that are marked
    std::vector<std::uint8_t> marks_;  // of every type: a bit for each part that it can stand for
};

}  // namespace glane
