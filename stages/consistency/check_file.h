#pragma once
// corpus-check.csv: everything that was compared, so that a researcher sees what was checked.

#include <string>

#include "pipeline/model/consistency.h"

namespace glane {

/// One row a comparison: the statement with its place and number, what it was compared with, the verdict.
std::string corpus_check_csv(const ConsistencyTable& table);

}  // namespace glane
