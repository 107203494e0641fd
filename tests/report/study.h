#pragma once
// A small invented study, with all that a report is made from.

#include <string>
#include <string_view>
#include <vector>

#include "stages/report/report.h"

namespace glane::test {

/// A change of a text, written as the bytes before and after.
struct Change {
    std::string before;
    std::string after;
    std::string rule;
    double probability = 1.0;
    EmendationStatus status = EmendationStatus::applied;
};

/// A source and its restoration; each change is sought behind the one before. Lines are passages.
CorpusText build_text(const std::string& name, std::string_view source, const std::vector<Change>& changes);

/// Everything that a Report::Input refers to.
struct Study {
    std::string title = "Le numérique des communes";
    std::string node = "numérique responsable";
    std::string question = "Qu'est-ce que cela vous évoque ?";
    Corpus corpus;
    CooccurrenceTable cooccurrence;
    Report::Picture cloud;
    Annex annex;
    std::vector<Report::Quoted> quotations;
    std::vector<PrintedCloud> printed_clouds;
    std::vector<Report::Picture> printed_pictures;
    Report::Picture compared;
    std::vector<Report::ThemeCount> themes;
    std::vector<Assessment> assessments;
    std::vector<Finding> findings;
    Report::Provenance provenance;
    std::size_t decisions = 0;
    Report::Options options;

    [[nodiscard]] std::string page() const;
};

/// One interview of four turns, two collocates, five changes.
Study build_study();

}  // namespace glane::test
