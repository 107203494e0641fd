#pragma once
// The occurrences of the node in the counted text.

#include <string>
#include <vector>

#include "pipeline/model/corpus.h"
#include "stages/cooccurrence/counted_text.h"
#include "stages/cooccurrence/stop_words.h"

namespace glane {

/// One occurrence; `positions` lacks what does not count (numbers), so it may be empty.
struct NodeOccurrence {
    std::uint32_t sentence = 0;
    Range tokens;
    Range positions;
};

/// Whether two folded words are the same or differ only by a final s or x (`tolerant`). Words of
/// fewer than three letters without it, and stop words, are never taken for each other.
bool same_word(const std::string& a, const std::string& b, const StopWords& stop_words, bool tolerant);

/// Occurrences from left to right, none overlapping another, each inside one sentence. A blank of
/// the node is a boundary of tokens; between blanks, tokens are joined as the text prints them, so
/// that "l'usine" and "aujourd'hui" are found however they were cut.
std::vector<NodeOccurrence> find_node(CountedText& counted, const Corpus& corpus, const StopWords& stop_words,
                                      const Cooccur::Options& options);

}  // namespace glane
