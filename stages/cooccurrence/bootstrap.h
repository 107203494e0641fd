#pragma once
// How far a result depends on who was interviewed: the same measure over corpora made of the same interviews, drawn
// again with replacement (Efron 1979; the percentile interval of Efron & Tibshirani 1993, ch. 13).

#include <cstdint>
#include <vector>

#include "stages/cooccurrence/candidates.h"

namespace glane::cooccurrence {

constexpr std::uint32_t kResamples = 1000;

/// Draws once, then asks every collocate with the same draws. What lies outside interviews is no sample and stays as it
/// is; in a corpus without interviews texts are drawn. The draws depend on the number of interviews alone.
class Bootstrap {
  public:
    Bootstrap(const CountedText& counted, const Marked& marked, const Corpus& corpus);

    /// Interviews or texts that are drawn; below 2 there is no interval.
    [[nodiscard]] std::uint32_t drawn() const { return drawn_; }
    /// The middle 95 % of G², signed. O(resamples × interviews with the candidate).
    [[nodiscard]] Interval interval_of(const Candidate& candidate, const CountedText& counted,
                                       const Marked& marked) const;

  private:
    [[nodiscard]] std::uint32_t unit_of(std::uint32_t position, const CountedText& counted) const;
    void draw();

    std::vector<std::uint32_t> unit_of_passage_;  // index into sizes_; 0 is never drawn
    std::vector<Totals> sizes_{1};                // of what is drawn
    std::uint32_t drawn_ = 0;
    std::vector<std::uint16_t> times_;  // resample × unit: how often it was drawn
    std::vector<Totals> totals_;        // of every resample
};

}  // namespace glane::cooccurrence
