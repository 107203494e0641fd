#pragma once
// A passage as the full-text index keeps it: enough to show a hit, its words and their places
// without loading the corpus.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/document.h"
#include "pipeline/model/part_of_speech.h"
#include "pipeline/model/span.h"

namespace glane {

/// A word or number of the passage; its index plus one is its position in the index.
struct IndexedWord {
    Span span;               ///< in SearchPassage::text
    std::uint32_t page = 1;  ///< of its first letter
    std::uint32_t line = 1;
    // Known when the passage is indexed; not kept with it.
    std::string lemma{};  ///< in context; empty where the corpus is not tagged
    PartOfSpeech pos = PartOfSpeech::other;
};

struct SearchPassage {
    std::string document;
    std::uint32_t passage = 0;  ///< index into Document::passages
    PassageKind kind = PassageKind::paragraph;
    std::string interview;
    std::string speaker;
    bool interviewer = false;
    InterviewFacts facts;               ///< of the interview
    std::vector<std::string> sections;  ///< titles above the passage, the highest first
    std::uint32_t page = 1;             ///< of its first byte
    std::uint32_t line = 1;
    std::string text;    ///< on one line
    std::string source;  ///< as the page had it, with its line ends
    std::vector<IndexedWord> words;

    [[nodiscard]] std::string_view form(std::size_t word) const { return words[word].span.of(text); }
};

/// As bytes, words packed (about two bytes each), and back. unpack_passage throws Error for bytes that no
/// pack_passage wrote.
std::string pack_passage(const SearchPassage& passage);
SearchPassage unpack_passage(std::string_view bytes);

}  // namespace glane
