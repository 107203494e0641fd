#pragma once
// What was counted, in words: the paragraph that stands under every table.

#include <string>

#include "pipeline/model/cooccurrence.h"
#include "stages/cooccurrence/cooccurrence.h"

namespace glane::cooccurrence {

/// In French, with the figures of this table; `tagged`: parts of speech were known.
std::string convention_of(const CooccurrenceTable& table, const Cooccur::Options& options, bool tagged);

}  // namespace glane::cooccurrence
