#pragma once
// The occurrences of a node as positions of a token table: what `glane cooc` finds, for those who count on the table.

#include <vector>

#include "pipeline/model/token_table.h"
#include "pipeline/run/plan.h"

namespace glane {

/// Sorted, none overlapping another. `options` name the node (an expression or a query) and the scope.
std::vector<Range> node_places(const Project& project, const Prepared& prepared, const Language& language,
                               const Cooccur::Options& options, const TokenTable& table);

}  // namespace glane
