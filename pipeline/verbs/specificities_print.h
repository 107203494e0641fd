#pragma once
// The answers of `glane specificities` for a terminal, in French.

#include <string>

#include "pipeline/model/corpus.h"
#include "pipeline/model/specificity.h"

namespace glane {

/// Part by part, the words it has most more of than expected and those it has most less of, `top` of each (0 for all)
/// that chance alone would not easily give; then the convention.
std::string specificities_text(const SpecificityTable& table, std::size_t top);

/// One word taken apart: its counts in every part, the formula with its numbers, every occurrence with its place.
std::string specificity_explanation(const SpecificityTable& table, const SpecificWord& word, const Corpus& corpus);

}  // namespace glane
