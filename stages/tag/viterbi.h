#pragma once
// The most likely row of tags of a sentence.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "pipeline/model/morphology.h"
#include "pipeline/model/tag_model.h"

namespace glane {

/// What one token may be: three lists of one length.
struct TagOptions {
    std::vector<MorphReading> readings;  ///< of different tags
    std::vector<std::uint32_t> ids;      ///< of their tags in the model
    std::vector<double> scores;          ///< log P(tag | word) / P(tag)
};

/// The index of the best reading of every token (Viterbi 1967, over pairs of tags). Ties go to the first reading.
std::vector<std::size_t> best_row(const std::vector<const TagOptions*>& tokens, const TagModel& model);

}  // namespace glane
