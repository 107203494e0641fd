#pragma once
// Expressions of several words by their parts of speech: nominal, verbal and adjectival phrases (lexicon/phrases.tsv).

#include <vector>

#include "pipeline/model/segments.h"

namespace glane {

constexpr std::uint32_t kLongestPhrase = 8;  ///< words

/// All expressions of 2 to 8 words that stand near the node at least once, each with all its occurrences in the text.
/// Like repeated segments, but told by pattern instead of by repetition, so that what is said once is found too. Words
/// are told apart by lemma. An expression that lives inside longer ones is dropped, as in repeated_segments(): no
/// expression is cut in its middle. Ordered by length, the longest first, then by first occurrence near the node.
std::vector<RepeatedSegment> phrases(const CountedText& counted, const std::vector<Mark>& marks,
                                     const Language& language);

/// Gives phrases, none twice, all their places in the text: those too that hold or overlap what was barred when they
/// were found.
void find_everywhere(std::vector<RepeatedSegment>& phrases, const CountedText& counted, const Language& language);

}  // namespace glane
