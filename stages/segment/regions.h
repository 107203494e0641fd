#pragma once
// Tables and pictures: regions of a page that are no running text.

#include <vector>

#include "pipeline/model/language.h"
#include "pipeline/model/pattern.h"
#include "stages/segment/draft.h"

namespace glane {

/// What decides about regions besides their lines.
struct RegionRules {
    const std::vector<Pattern>& headings;  ///< never part of a region
    const std::vector<Pattern>& captions;  ///< always part of the region beside them
    const Language& language;              ///< what stands in cells without a value
};

/// Marks blocks as table (rows of numbers, columns with bars, and the narrow fragments between
/// them) or figure (many short lines in a row that are neither sentences nor a list). Single short
/// lines stay: they may be headings. Interviews are never part of a region.
void mark_regions(Draft& draft, const RegionRules& rules);

}  // namespace glane
