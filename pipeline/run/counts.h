#pragma once
// The counts that verbs ask for and the plan does not make: each is one stage over the prepared corpus.

#include "pipeline/run/plan.h"
#include "stages/dispersion/dispersion.h"
#include "stages/growth/growth.h"
#include "stages/keyness/keyness.h"
#include "stages/repetition/repetition.h"
#include "stages/specificities/specificities.h"

namespace glane {

/// What the parts of the corpus have more of, or less.
Made<SpecificityTable> count_specificities(const Prepared& prepared, const Language& language,
                                           const Specificities::Options& options, Cache& cache);

/// How evenly words are spread over the parts of the corpus.
Made<DispersionTable> count_dispersion(const Prepared& prepared, const Language& language,
                                       const Disperse::Options& options, Cache& cache);

/// Sequences of words that come back.
Made<SegmentTable> count_segments(const Prepared& prepared, const Language& language,
                                  const Repetition::Options& options, Cache& cache);

/// What tells the corpus from another one.
Made<KeynessTable> count_keyness(const Prepared& prepared, const Language& language, const WordCounts& against,
                                 const WordOptions& options, Cache& cache);

/// How the vocabulary grows.
Made<GrowthTable> count_growth(const Prepared& prepared, const Language& language, const Growth::Options& options,
                               Cache& cache);

}  // namespace glane
