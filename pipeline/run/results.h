#pragma once
// What a person reads: the files of the result folder, as contents.

#include <vector>

#include "pipeline/model/assessment.h"
#include "pipeline/model/attestation.h"
#include "pipeline/model/consistency.h"
#include "pipeline/model/cooccurrence.h"
#include "pipeline/model/corpus.h"
#include "pipeline/model/extract.h"
#include "pipeline/model/figure.h"
#include "pipeline/model/language.h"
#include "pipeline/model/printed_cloud.h"
#include "pipeline/model/theme.h"
#include "pipeline/run/corrections.h"
#include "pipeline/run/manifest.h"
#include "pipeline/run/project.h"
#include "stages/report/report.h"

namespace glane {

/// All that the plan made.
struct Results {
    const Corpus& corpus;
    const Language& language;
    const Corrections& corrections;
    const Annex& annex;
    const std::vector<Attestation>& quotations;  ///< one for each of quotations_of(corpus)
    const std::vector<PrintedCloud>& printed_clouds;
    const CooccurrenceTable& uncut;  ///< what these are compared with
    const CooccurrenceTable& cooccurrence;
    const Cloud& cloud;
    const std::vector<Figure>& printed_figures;  ///< of printed_clouds
    const Figure& compared;                      ///< these beside the counts; empty without them
    const ThemeTable& themes;
    const ConsistencyTable& consistency;
    const std::vector<Assessment>& assessments;
    const std::vector<Finding>& findings;
    const Provenance& provenance;
};

/// report.html, restored/… (texts, emendations.tsv, review.tsv), tables/… (two a table), structure.csv,
/// cloud.{svg,pdf,png,csv,vl.json}, the same of printed-cloud and (but vl.json) clouds-compared where a report prints one, cooccurrence.csv, annex.{html,csv,odt,tei.xml}, quotations.csv, printed-cloud.tsv and
/// printed-cloud-counted.csv where there is one, themes.{csv,json}, corpus.csv, corpus-summary.csv, corpus-check.csv;
/// the manifest is made when they are published.
std::vector<ResultFile> result_files(const Project& project, const Results& results);

}  // namespace glane
