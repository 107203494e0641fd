#pragma once
// From a document's tokens to positions of the table that was made of them.

#include <cstdint>
#include <vector>

#include "pipeline/model/corpus.h"
#include "pipeline/model/token_table.h"

namespace glane {

/// The position of each text's first token in the table: token t of a text stands at its start plus t. 0 for a text
/// without a token, which is no unit of the table.
std::vector<std::uint32_t> text_starts(const Corpus& corpus, const TokenTable& table);

}  // namespace glane
