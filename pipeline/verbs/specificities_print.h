#pragma once
// The answers of `glane specificities` for a terminal, in French.

#include <cstddef>
#include <string>

#include "pipeline/model/corpus.h"
#include "pipeline/model/specificity.h"

namespace glane {

/// -log10 0.05: what lies below is "banal" (Lafon 1980) and is not shown as specific.
constexpr double kBanalSpecificity = 1.3010299956639813;

/// "2000 à 3500", "20000 et plus": sizes as one says them, other parts by their names.
std::string part_label(const SpecificityTable& table, std::size_t part);

/// Part by part, the words it has most more of than expected and those it has most less of, `top` of each (0 for all)
/// that chance alone would not easily give; then the convention.
std::string specificities_text(const SpecificityTable& table, std::size_t top);

/// One word taken apart: its counts in every part, the formula with its numbers, every occurrence with its place.
std::string specificity_explanation(const SpecificityTable& table, const SpecificWord& word, const Corpus& corpus);

}  // namespace glane
