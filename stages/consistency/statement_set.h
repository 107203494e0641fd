#pragma once
// All that the reports of a project state of their corpus, gathered in one pass over their body.

#include <vector>

#include "pipeline/base/stage.h"
#include "pipeline/model/consistency.h"
#include "pipeline/model/corpus.h"
#include "stages/consistency/references.h"
#include "stages/consistency/statements.h"

namespace glane::consistency {

struct StatementSet {
    std::vector<Total> totals;
    std::vector<SizeStatement> sizes;
    std::vector<NamedSurvey> surveys;
    std::vector<CorpusCheck> checks;  ///< what could be compared on the spot: sums, shares, references
};

/// Adds one report. Interviews are left out: who speaks there does not count the corpus.
void gather(const CorpusText& text, const Reader& reader, StatementSet& set);

}  // namespace glane::consistency
