#pragma once
// The plan: the stages in the order in which the method section of a paper would tell them.

#include <string>
#include <vector>

#include "pipeline/base/stage.h"
#include "pipeline/model/corpus.h"
#include "pipeline/run/cache.h"
#include "pipeline/run/project.h"

namespace glane {

/// The texts of a project, restored and segmented, with what the next steps need to know of them.
struct Prepared {
    Corpus corpus;
    std::vector<std::string> inputs;  ///< "name:digest" of every document, for the keys of later steps
    std::vector<Finding> findings;
};

/// The first three stages (ingest, restore, segment) for every source. Reuses what the cache has.
/// Throws Error for a source that is missing or is not text.
Prepared prepare_corpus(const Project& project, Cache& cache, unsigned threads);

}  // namespace glane
