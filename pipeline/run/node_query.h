#pragma once
// A node that is a query of the search language: its occurrences, as the search index of the project finds them.

#include <string>
#include <vector>

#include "pipeline/run/plan.h"
#include "stages/cooccurrence/cooccurrence.h"

namespace glane {

/// In the order of the corpus, none overlapping another (of two that do, the first). Throws Error for a query that is
/// wrong or has no words (a condition alone, or only what SAUF excludes), and for an index that was not made from these
/// texts.
std::vector<NodeMatch> matches_of_query(const std::string& query, const Project& project, const Prepared& prepared,
                                        const Language& language);

}  // namespace glane
