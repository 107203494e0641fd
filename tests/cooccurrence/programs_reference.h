#pragma once
// The conventions of other programs once more, written from their documentation and sharing nothing with the stage: CWB
// by a table with a row for every hit and token, quanteda by what is inside and what outside, TXM by a set of
// positions.

#include <cstdint>
#include <map>
#include <string>

#include "pipeline/model/contingency.h"
#include "pipeline/model/corpus.h"
#include "stages/cooccurrence/cooccurrence.h"

namespace glane::test {

struct ProgramTable {
    std::int64_t n = 0;
    std::int64_t f1 = 0;
    std::map<std::string, Contingency> cells;  ///< of every word of the corpus that is counted; none where f1 is 0
};

/// For an exact node and with stop words as collocates.
ProgramTable count_as_program(const Corpus& corpus, const Cooccur::Options& options);

}  // namespace glane::test
