#pragma once
// Headings, without typography: short, no full stop, a capital first, and not the middle of a sentence.

#include <vector>

#include "pipeline/model/pattern.h"
#include "stages/segment/draft.h"

namespace glane {

/// Marks headings among the paragraphs outside interviews, with a level where numbering, a
/// pattern or the width to which they were broken (large print breaks early) tells one.
void mark_headings(Draft& draft, const std::vector<Pattern>& patterns);

}  // namespace glane
