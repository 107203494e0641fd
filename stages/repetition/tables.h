#pragma once
// Repeated segments for spreadsheets and for programs. Column and key names are an interface: they stay, more may be
// added.

#include <string>

#include "pipeline/model/corpus.h"
#include "pipeline/model/segment_table.h"

namespace glane {

/// CSV (RFC 4180): rank, segment, words, f, nested, c_value, interviews, places ("report.txt p. 12 l. 340; …").
/// `top` rows, 0 for all.
std::string segments_csv(const SegmentTable& table, const Corpus& corpus, std::size_t top);

/// {"unit", "convention", "T", "found", "segments": [{"segment", "words", "f", "nested", "c_value", "interviews",
/// "occurrences": [{"document", "interview", "page", "line"}]}]}.
std::string segments_json(const SegmentTable& table, const Corpus& corpus, std::size_t top);

}  // namespace glane
