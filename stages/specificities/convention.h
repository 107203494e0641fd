#pragma once
// What was counted, in words: the paragraph that stands under every table.

#include <string>

#include "stages/specificities/specificities.h"

namespace glane::specificities {

/// In French, with the figures of this table; `tagged`: parts of speech were known.
std::string convention_of(const SpecificityTable& table, const Specificities::Options& options, bool tagged);

}  // namespace glane::specificities
