#pragma once
// Words that a page has upside down. An OCR program reads each letter as the upright one that it resembles, from
// the wrong end: "conscient" comes out as "JUIIDSU0D".

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "stages/trace/word_stream.h"

namespace glane {

/// What the words say when the page is turned round.
struct TurnedWords {
    std::vector<std::uint32_t> words;  ///< of the vocabulary, in reading order; empty where nothing was made out
    std::uint32_t begin = 0;           ///< position of the first in the stream, the others behind it
    double likeness = 0;               ///< share of letters that the turned letters explain
};

/// Whether a word as printed may be one that was read upside down: it holds a digit, or a capital behind its first
/// letter. An upright word, damaged or of another text, seldom does, and some word of a large corpus would fit it
/// turned round.
bool looks_turned(std::string_view printed);

/// The words, folded and in the order of the page, turned round: those that stand side by side somewhere in the
/// corpus and explain the letters best. A single word must be long.
TurnedWords turned_words(const std::vector<std::string>& folded, const WordStream& stream);

/// The same for letters alone: how well `seen`, turned round, is explained by `word`, 0 to 1.
double turned_likeness(std::string_view seen, std::string_view word);

}  // namespace glane
