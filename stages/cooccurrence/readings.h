#pragma once
// What of a table still holds when fewer emendations are believed.

#include "pipeline/model/cooccurrence.h"
#include "stages/cooccurrence/cooccurrence.h"

namespace glane {

/// The options for counting the same in another reading (corpus_as): nothing is cut off.
Cooccur::Options options_for_readings(Cooccur::Options options);

/// Notes at every collocate its frequency and rank in tables of the other readings, and says in the convention how much
/// of the top of the table stays. A collocate with fewer than `min_f` occurrences has no rank.
void compare_readings(CooccurrenceTable& table, const CooccurrenceTable& sure, const CooccurrenceTable& raw, int min_f);

}  // namespace glane
