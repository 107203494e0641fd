#pragma once
// The review list: every emendation, grouped by the letters that were confused, what deserves a look
// first. Filled in and saved as corrections.tsv it comes back as decisions, old and new.

#include <string>
#include <utility>
#include <vector>

#include "pipeline/model/decision.h"
#include "pipeline/model/offset_map.h"
#include "pipeline/model/source.h"

namespace glane {

/// A sheet (with a byte order mark, for Excel) in three parts: what is undecided (proposed and kept), what
/// was applied, and the decisions so far, filled in. In the first two the groups come by the number of
/// errors to be expected of leaving them as they are; in a group, equal words stand together. Decisions
/// that were not followed come last, with the status "unmatched". Columns: README.md.
std::string review_table(const std::vector<std::pair<const Source*, const Restored*>>& texts,
                         const std::vector<Decision>& decisions);

}  // namespace glane
