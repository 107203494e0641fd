#pragma once
// Tables and text for a terminal, in French.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/base/table.h"
#include "pipeline/model/cooccurrence.h"
#include "pipeline/model/corpus.h"

namespace glane {

/// A probability: 0,032 or, where that says nothing, 3e-07.
std::string french_probability(double p);
/// "1 occurrence", "2 occurrences".
std::string count_of(std::int64_t count, std::string_view one);

/// Columns side by side; the one with this number begins at its left, the others end at their right.
std::string aligned(const std::vector<Row>& rows, std::size_t left_aligned = 1);

/// A paragraph in lines of 96 columns.
std::string wrapped(std::string_view text);

/// "report.txt, p. 12, l. 340, entretien-3 : … the words with some text on either side …", indented.
std::string occurrence_line(const Occurrence& occurrence, const Corpus& corpus);

}  // namespace glane
