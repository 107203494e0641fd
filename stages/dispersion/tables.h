#pragma once
// The table of dispersion for spreadsheets, for programs and for plots. Column and key names are an interface: they
// stay, more may be added.

#include <string>

#include "pipeline/model/corpus.h"
#include "pipeline/model/dispersion.h"

namespace glane {

/// CSV (RFC 4180), one row an expression: expression, words, f, range, parts, dp, dp_norm, juilland_d, carroll_d2,
/// rosengren_s; "NA" for what an expression without occurrences does not have.
std::string dispersion_csv(const DispersionTable& table);

/// CSV, one row an occurrence: expression, document, interview, page, line, part, position (from 0 to 1 in the
/// document), position_in_part.
std::string dispersion_places_csv(const DispersionTable& table, const Corpus& corpus);

/// {"over", "unit", "convention", "T", "left_out", "parts": [{"part", "t", "interviews"}], "words": [{"expression",
/// "words", "f", "range", "dp", "dp_norm", "juilland_d", "carroll_d2", "rosengren_s", "frequencies" (one a part),
/// "occurrences": [{"document", "interview", "page", "line", "part", "position", "position_in_part"}]}]}; null for what
/// an expression without occurrences does not have.
std::string dispersion_json(const DispersionTable& table, const Corpus& corpus);

}  // namespace glane
