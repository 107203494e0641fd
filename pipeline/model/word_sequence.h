#pragma once
// Where an expression that somebody typed stands in the counted text.

#include <cstdint>
#include <string>
#include <vector>

#include "pipeline/model/corpus.h"
#include "pipeline/model/counted_text.h"
#include "pipeline/model/language.h"

namespace glane {

/// Folded words of an expression, without its punctuation.
std::vector<std::string> typed_words(const std::string& expression, const Language& language);

/// First positions of the words in a row, from left to right, none overlapping another. By form: whatever case and
/// accents. By lemma: also every other form of the lemmas that the corpus gives to each word.
std::vector<std::uint32_t> starts_of(const std::vector<std::string>& words, const CountedText& counted, WordKey by);

}  // namespace glane
