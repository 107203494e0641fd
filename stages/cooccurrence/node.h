#pragma once
// The occurrences of the node in the counted text.

#include <string>
#include <vector>

#include "pipeline/model/corpus.h"
#include "pipeline/model/counted_text.h"
#include "pipeline/model/language.h"
#include "stages/cooccurrence/cooccurrence.h"

namespace glane::cooccurrence {

/// One occurrence; `positions` lacks what does not count (numbers), so it may be empty.
struct NodeOccurrence {
    std::uint32_t sentence = 0;
    Range tokens;
    Range positions;
};

/// Whether two folded words are the same or differ only by a final s or x (`tolerant`). Words of
/// fewer than three letters without it, and stop words, are never taken for each other.
bool same_word(const std::string& a, const std::string& b, const Language& language, bool tolerant);

/// Folded tokens of the node, without punctuation before and after them.
std::vector<std::string> node_words(const std::string& node, const Language& language);

/// Occurrences from left to right, none overlapping another, each inside one sentence: the node's
/// tokens in a row, whatever their case and accents; or the matches of a query, those in what is counted.
std::vector<NodeOccurrence> find_node(CountedText& counted, const Cooccur::Input& input,
                                      const Cooccur::Options& options);

}  // namespace glane::cooccurrence
