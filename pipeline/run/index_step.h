#pragma once
// The index of a project: rebuilt only when what it was made from has changed.

#include "pipeline/run/plan.h"
#include "stages/index/index.h"

namespace glane {

/// The folder of a project's index.
inline std::filesystem::path index_folder(const Project& project) { return project.work_folder / "index"; }

/// What an index of these texts is made from.
std::string index_key(const Prepared& prepared);

/// Builds the index beside the old one and replaces it, unless it is fresh or nothing is written.
void index_corpus(const Project& project, const Prepared& prepared, Cache& cache, Writing writing);

}  // namespace glane
