#pragma once
// Printed clouds as tables, for spreadsheets.

#include <string>
#include <vector>

#include "pipeline/model/printed_cloud.h"

namespace glane {

/// A row an expression, then a row for each piece that no interview explains. Columns:
///
///   figure      file, page and lines of the picture: "report.txt p. 19 l. 998-1046"
///   status      interview: said there; elsewhere: the corpus has the words, outside the interviews; torn: perhaps a
///   part of the
///               word given; not found
///   expression  in the words of the corpus; of `torn` the word
///   fragments   as printed, each with its line, in the order in which they make the expression: "poids carbone (1043)
///   + …" reading     upright or turned similarity  share of the expression's letters that the fragments have; three
///   decimals interview, speaker, document, page, line, line_end: where it stands others      where the same words
///   stand again
std::vector<std::vector<std::string>> printed_cloud_rows(const std::vector<PrintedCloud>& clouds);

std::string printed_cloud_tsv(const std::vector<PrintedCloud>& clouds);
std::string printed_cloud_csv(const std::vector<PrintedCloud>& clouds);

/// [{"document", "page", "line", "line_end", "share", "expressions": [{"expression", "fragments": [{"printed", "line",
/// "turned"}], "similarity", "document", "interview", "speaker", "page", "line", "line_end", "others": [{"document",
/// "interview", "page", "line"}]}], "leftovers": [{"printed", "line", "status", "perhaps", "document", "interview",
/// "page", "line_of"}]}]
std::string printed_cloud_json(const std::vector<PrintedCloud>& clouds);

/// For a reader at a terminal, in French.
std::string printed_cloud_text(const std::vector<PrintedCloud>& clouds);

}  // namespace glane
