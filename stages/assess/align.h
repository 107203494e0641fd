#pragma once
// Alignment of two long sequences of words.

#include <cstdint>
#include <string_view>
#include <vector>

namespace glane {

struct WordAlignment {
    std::vector<bool> matched;  ///< per word of the first sequence: it stands in the second, in order
    std::int64_t errors = 0;    ///< words substituted, omitted or added
};

/// Aligns by the least number of edits (Levenshtein); texts of more than some thousand words are
/// first cut at words that are unique in both (patience difference, B. Cohen), which keeps the cost
/// linear. A stretch of more than 4,000 words without such a word is taken to be all wrong.
WordAlignment align(const std::vector<std::string_view>& first, const std::vector<std::string_view>& second);

}  // namespace glane
