#pragma once
// The sections of the report, in the order in which they are read. Each is markup of its own and is
// there even when it has little to say, so that nobody wonders what was left out.

#include <map>
#include <set>
#include <string>

#include "stages/report/report.h"

namespace glane {

/// Whether a place says in which file it is; where the corpus is one text it never does.
enum class FileName { said, left_out };

/// What the sections share.
struct ReportView {
    const Report::Input& in;
    const Report::Options& options;
    bool several_texts;                        ///< places then name their file
    std::map<PassageId, std::string> anchors;  ///< of the turns of the annex
    std::set<std::size_t> in_cloud;            ///< ranks (from 0) that the cloud links to
    std::set<std::size_t> quoted;              ///< ranks whose occurrences are quoted: table and cloud

    ReportView(const Report::Input& input, const Report::Options& chosen);
    /// The place as "p. 31, l. 1712", a link where its passage is in the annex.
    [[nodiscard]] std::string link_to(const Occurrence& occurrence, FileName file) const;
    /// Rows of the table of collocates.
    [[nodiscard]] std::size_t rows() const;
};

/// Anchor of a turn of the annex.
std::string anchor_of(std::size_t extract, std::size_t turn);

/// Title, what this is, key numbers.
std::string report_heading(const ReportView& view);
std::string cloud_section(const ReportView& view);
/// A figure with its caption, for a page; empty without one.
std::string picture_markup(const Report::Picture& picture);
std::string collocates_section(const ReportView& view);
std::string concordance_section(const ReportView& view);
std::string themes_section(const ReportView& view);
/// Where the reports' quotations come from, and the clouds that they print, put together again.
std::string quotations_section(const ReportView& view);
std::string extracts_section(const ReportView& view);
/// Numbers by rule and status, the score against the truth, the commonest corrections.
std::string restoration_section(const ReportView& view);
/// Lines before and after, side by side, every change marked.
std::string changes_section(const ReportView& view);
std::string findings_section(const ReportView& view);
std::string provenance_section(const ReportView& view);

}  // namespace glane
