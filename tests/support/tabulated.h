#pragma once
// A corpus as a token table.

#include <string>

#include "pipeline/model/corpus.h"
#include "pipeline/model/token_table.h"

namespace glane::test {

/// Cut up as glane does it, with little_french(). The file is named for the test, so that no two write the same one.
TokenTable tabulated(const Corpus& corpus, const std::string& test);

}  // namespace glane::test
