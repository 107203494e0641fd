#pragma once
// The table of specificities for spreadsheets, for programs and for figures. Column and key names are an interface:
// they stay, more may be added.

#include <string>

#include "pipeline/model/corpus.h"
#include "pipeline/model/specificity.h"

namespace glane {

/// CSV (RFC 4180), one row a word and part: word, words, part, f, F, t, T, expected, specificity, p, q, interviews (of
/// the part, with the word), part_interviews, and the places of the word in the part ("report.txt p. 12 l. 340; …").
/// `top`: the words with the highest and the lowest scores of each part, as many of each; 0 for all.
std::string specificities_csv(const SpecificityTable& table, const Corpus& corpus, std::size_t top);

/// {"variable", "unit", "convention", "T", "left_out", "parts": [{"part", "t", "interviews"}], "found" (words),
/// "rows": [{"word", "words", "part", "f", "F", "t", "T", "expected", "specificity", "p", "q", "interviews",
/// "occurrences": [{"document", "interview", "page", "line"}]}]}.
std::string specificities_json(const SpecificityTable& table, const Corpus& corpus, std::size_t top);

/// Words of one part in the order of their score: the highest first, or the lowest.
enum class ScoreOrder { highest, lowest };
/// Indices into the words of the table, those with a score on that side alone; at most `top`, 0 for all.
std::vector<std::size_t> specific_words(const SpecificityTable& table, std::size_t part, ScoreOrder order,
                                        std::size_t top);

}  // namespace glane
