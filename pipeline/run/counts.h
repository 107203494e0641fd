#pragma once
// The counts that verbs ask for and the plan does not make: each is one stage over the prepared corpus.

#include "pipeline/run/plan.h"
#include "stages/specificities/specificities.h"

namespace glane {

/// What the parts of the corpus have more of, or less.
Made<SpecificityTable> count_specificities(const Prepared& prepared, const Language& language,
                                           const Specificities::Options& options, Cache& cache);

}  // namespace glane
