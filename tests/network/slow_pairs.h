#pragma once
// Words and expressions found and counted by the obvious loops over all tokens.

#include <string>
#include <vector>

#include "pipeline/model/contingency.h"
#include "pipeline/model/corpus.h"
#include "pipeline/model/pair_options.h"
#include "pipeline/model/token_table.h"

namespace glane::test {

/// Where a word (its lemma) or an expression (its lemmas, with blanks between) stands in what the options count. An
/// expression neither begins nor ends with a stop word, and is a phrase where the corpus is tagged; of occurrences that
/// overlap, the first.
std::vector<Range> slow_occurrences(const Corpus& corpus, const TokenTable& table, const PairOptions& options,
                                    const std::string& key);

/// The cells of the other unit around the node: every position outside the node is near or not.
Contingency slow_cells(const TokenTable& table, const PairOptions& options, const std::vector<Range>& node,
                       const std::vector<Range>& other);

}  // namespace glane::test
