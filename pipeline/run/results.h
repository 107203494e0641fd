#pragma once
// What a person reads: the files of the result folder, as contents.

#include <vector>

#include "pipeline/model/assessment.h"
#include "pipeline/model/cooccurrence.h"
#include "pipeline/model/corpus.h"
#include "pipeline/model/extract.h"
#include "pipeline/model/figure.h"
#include "pipeline/run/corrections.h"
#include "pipeline/run/manifest.h"
#include "pipeline/run/project.h"
#include "stages/report/report.h"

namespace glane {

/// All that the plan made.
struct Results {
    const Corpus& corpus;
    const Corrections& corrections;
    const Annex& annex;
    const CooccurrenceTable& cooccurrence;
    const Cloud& cloud;
    const std::vector<Report::ThemeCount>& themes;
    const std::vector<Assessment>& assessments;
    const std::vector<Finding>& findings;
    const Provenance& provenance;
};

/// report.html, restored/… (texts, emendations.tsv, review.tsv), tables/… (two a table), cloud.{svg,pdf,png,csv}, cooccurrence.csv,
/// annex.{html,csv}; the manifest is made when they are published.
std::vector<ResultFile> result_files(const Project& project, const Results& results);

}  // namespace glane
