#pragma once
// The most likely classes of a sentence: Viterbi over pairs of neighbours.

#include <cstdint>
#include <vector>

#include "pipeline/model/tag_model.h"
#include "stages/tag/candidates.h"

namespace glane {

/// Finds, for the tokens of one sentence, the candidate of each that the whole sentence speaks for. Kept and
/// used for sentence after sentence, so that it need not ask for memory again.
class BestPath {
  public:
    explicit BestPath(const TagModel& model) : model_(model) {}

    /// The number of the best candidate of every token. Of paths that are equally likely, the one whose
    /// candidates come first.
    const std::vector<std::uint32_t>& of(const std::vector<const std::vector<TagCandidate>*>& sentence);

  private:
    const TagModel& model_;
    std::vector<float> scores_, next_;  // by candidate of the token before and of this one
    std::vector<std::uint32_t> best_;   // the candidate two before, for every token and pair
    std::vector<std::size_t> begin_;    // where the pairs of a token begin in best_
    std::vector<std::uint32_t> path_;
};

}  // namespace glane
