#pragma once
// corrections.tsv: what the researcher decided, read back from the review list or written by hand.

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/base/stage.h"
#include "pipeline/model/decision.h"
#include "pipeline/run/project.h"

namespace glane {

struct Corrections {
    std::vector<Decision> decisions;
    std::vector<Finding> findings;  ///< of rows that cannot be followed
    std::size_t rows = 0;           ///< that hold a decision, those of the findings included
    std::string digest;             ///< SHA-256 of the file; empty where there is none
};

/// A sheet as UTF-8: what spreadsheets call "Unicode text" is UTF-16, what they call "text" Windows-1252.
/// Throws Error, with `path`, for what is no text.
std::string sheet_text(std::string_view bytes, const std::string& path);

/// Index of the text that a row of a sheet means by this file: its name or the end of its path; else names.size().
std::size_t text_named(const std::string& file, const std::vector<std::string>& names);

/// The columns `decision` (accept, reject, correct, or accepter, refuser, corriger), `file`, `line`,
/// `before` and, where they are there, `correction`, `after` and `begin`, in any order and beside any
/// others; a row without a decision is passed over. TSV or CSV, as a spreadsheet saves it, in UTF-8,
/// UTF-16 or Windows-1252. Findings know the file by `name`; throws Error, with `path`, where no row could
/// be understood.
Corrections read_corrections(std::string_view bytes, const std::string& name, const std::string& path);

/// corrections.tsv beside the project.toml; nothing where there is none.
Corrections corrections_of(const Project& project);

/// The decisions on each of the texts, which are known by their names or by the ends of their paths; they
/// bear these names from now on. Of each file that is none of them, one finding with the hint given.
std::vector<std::vector<Decision>> decisions_by_text(Corrections& corrections, const std::vector<std::string>& names,
                                                     Severity severity, const std::string& hint);

/// "corrections.tsv:digest", an input of the step that follows the decisions; none where there are none.
std::vector<std::string> key_of(const std::vector<Decision>& decisions);

}  // namespace glane
