#pragma once
// Statements held against each other and against what was found.

#include <vector>

#include "pipeline/model/consistency.h"
#include "pipeline/model/corpus.h"
#include "stages/consistency/reading.h"
#include "stages/consistency/statement_set.h"

namespace glane::consistency {

/// All comparisons, those that were made on the spot included, by kind.
std::vector<CorpusCheck> compare(const Corpus& corpus, const Reader& reader, const StatementSet& set);

}  // namespace glane::consistency
