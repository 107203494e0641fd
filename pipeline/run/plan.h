#pragma once
// The plan: the stages in the order in which the method section of a paper would tell them.

#include <cstdint>
#include <string>
#include <vector>

#include "pipeline/base/stage.h"
#include "pipeline/model/assessment.h"
#include "pipeline/model/attestation.h"
#include "pipeline/model/consistency.h"
#include "pipeline/model/cooccurrence.h"
#include "pipeline/model/corpus.h"
#include "pipeline/model/extract.h"
#include "pipeline/model/language.h"
#include "pipeline/model/printed_cloud.h"
#include "pipeline/model/theme.h"
#include "pipeline/run/cache.h"
#include "pipeline/run/corrections.h"
#include "pipeline/run/manifest.h"
#include "pipeline/run/project.h"
#include "pipeline/run/step.h"

namespace glane {

/// The texts of a project, restored and segmented, with what later steps need to know of them.
struct Prepared {
    Corpus corpus;
    std::vector<std::string> inputs;  ///< "name:digest" of every text, for the keys of later steps
    std::vector<Finding> findings;
    Corrections corrections;  ///< the researcher's
    Provenance provenance;    ///< sources, corrections, lexicon, and the stages so far
};

/// ingest, restore and segment for every source, reusing what the cache has. Throws Error for a
/// source that is missing or is not text.
Prepared prepare_corpus(const Project& project, const Language& language, Cache& cache, unsigned threads);

/// The answers to the question of the guide.
Made<Annex> find_extracts(const Project& project, const Language& language, const Prepared& prepared, Cache& cache);

/// How often the themes of the project occur.
Made<ThemeTable> count_themes(const Project& project, const Language& language, const Prepared& prepared, Cache& cache);

/// What the reports say of their corpus, compared.
Made<ConsistencyTable> check_consistency(const Language& language, const Prepared& prepared, Cache& cache);

/// What counting near a node rests on.
struct CollocateInput {
    const Project& project;
    const Prepared& prepared;
    const Made<Annex>& annex;
    const Language& language;
    Cache& cache;
    unsigned threads = 1;
};

/// One count, of the corpus in any reading; `name` tells its artefact from the others.
Made<CooccurrenceTable> count_once(const CollocateInput& in, const Corpus& corpus, const Cooccur::Options& options,
                                   std::string_view name);

/// The collocates under options that may differ from the project's.
Made<CooccurrenceTable> count_collocates(const CollocateInput& in, const Cooccur::Options& options);

/// Every quotation of the reports, looked for in the interviews.
Made<std::vector<Attestation>> trace_quotations(const Project& project, const Language& language,
                                                const Prepared& prepared, Cache& cache, unsigned threads);

/// The pictures of the reports that show what the interviews say.
Made<std::vector<PrintedCloud>> read_printed_clouds(const Project& project, const Language& language,
                                                    const Prepared& prepared, Cache& cache);

/// What a run of the whole plan found and wrote.
struct RunSummary {
    std::size_t texts = 0;
    std::size_t pages = 0;
    std::size_t words = 0;
    std::size_t interviews = 0;
    std::size_t turns = 0;
    std::size_t applied = 0;    ///< emendations
    std::size_t proposed = 0;   ///< emendations for the researcher to decide
    std::size_t decisions = 0;  ///< rows of corrections.tsv that hold one
    std::size_t followed = 0;   ///< of these
    CooccurrenceTable cooccurrence;
    std::vector<Assessment> assessments;
    std::vector<Finding> findings;
    std::vector<StepNote> steps;
    std::size_t files = 0;
    std::size_t files_changed = 0;
};

/// Whether results are written, or only made: `explain` and `check` do not write.
enum class Writing { no, yes };

/// ingest → restore → segment → index → tokens → extracts → trace → cooccurrence → figures → report.
RunSummary run_plan(const Project& project, Writing writing, unsigned threads);

}  // namespace glane
