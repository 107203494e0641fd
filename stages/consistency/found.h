#pragma once
// What was found in the texts and can be held against what they state: interviews, rows of tables.

#include <cstdint>
#include <string>
#include <vector>

#include "pipeline/model/corpus.h"
#include "stages/consistency/reading.h"

namespace glane::consistency {

/// An authority as a heading of an interview or a row of a table gives it.
struct FoundCase {
    std::string unit;  ///< "commune", as in `kind` of an interview
    std::int64_t size_min = -1;
    std::int64_t size_max = -1;
    std::string text;
    SourceRef ref;
};

/// A table one row of which stands for one case; parts of a table on several pages are one.
struct FoundTable {
    std::string name;
    SourceRef ref;
    std::vector<FoundCase> rows;
    bool is_whole = true;  ///< every word of its rows was assigned to a column
};

std::vector<FoundCase> interviews_of(const Corpus& corpus);
/// Interviewees, by interview and label.
std::int64_t speakers_of(const Corpus& corpus);
/// Tables at least two rows of which begin with a unit.
std::vector<FoundTable> tables_of(const Corpus& corpus, const Reader& reader);

}  // namespace glane::consistency
