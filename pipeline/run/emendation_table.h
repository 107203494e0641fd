#pragma once
// The log of every change of a text as a table: restored/emendations.tsv and `restore --edits`.

#include <string>
#include <utility>
#include <vector>

#include "pipeline/model/offset_map.h"
#include "pipeline/model/source.h"

namespace glane {

/// The names of the columns, with a line feed.
std::string emendation_header();
/// One TSV record an emendation: file, page, line (of the source), begin, end (bytes of the source),
/// restored_begin, restored_end (bytes of the restored text), before, after, rule, probability,
/// status. Replacing restored_begin…restored_end by `before` for every applied one, from the last to
/// the first, gives the source back byte for byte.
std::string emendation_rows(const Source& source, const Restored& restored);
/// The same of several texts as one JSON array of objects with those names.
std::string emendation_json(const std::vector<std::pair<const Source*, const Restored*>>& texts);

/// "applied", "proposed" or "kept".
const char* name_of(EmendationStatus status);

}  // namespace glane
