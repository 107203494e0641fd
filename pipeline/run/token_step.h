#pragma once
// The token table of a project: built only when what it was made from has changed.

#include "pipeline/model/token_table.h"
#include "pipeline/run/plan.h"

namespace glane {

/// Builds the table beside the old one and replaces it, unless it is fresh or nothing is written.
void tabulate_corpus(const Project& project, const Prepared& prepared, const Language& language, Cache& cache,
                     Writing writing);

/// The project's table where it is fresh and whole; otherwise one that is built for this moment: its file is gone from
/// the disk when it is opened, and from memory with the object.
TokenTable open_tokens(const Project& project, const Prepared& prepared, const Language& language);

}  // namespace glane
