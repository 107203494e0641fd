#pragma once
// The annex: what the interviews answer to a question of the guide, each word with its place.

#include <cstdint>
#include <string>
#include <vector>

#include "pipeline/model/document.h"
#include "pipeline/model/source.h"
#include "pipeline/model/span.h"

namespace glane {

/// One turn of an extract, on one line; omissions `[...]` stay as they are.
struct ExtractTurn {
    std::string speaker;
    bool interviewer = false;
    std::string text;
    std::vector<Span> paragraphs;  ///< of `text`, with a blank between them: where the source has a blank line behind a sentence
    std::vector<Span> marks;  ///< where the node expression stands, as bytes of `text`
    SourceRef ref;            ///< where the turn begins
    std::uint32_t text_index = 0;  ///< of its text in the corpus
    std::uint32_t passage = 0;     ///< index into that text's Document::passages

    template <typename Archive>
    void archive(Archive& a) {
        a(speaker, interviewer, text, paragraphs, marks, ref, text_index, passage);
    }
};

/// What one interview answers.
struct Extract {
    std::string interview;  ///< id
    std::string document;
    std::string heading;
    InterviewFacts facts;
    SourceRef ref;  ///< of the heading
    bool whole = false;  ///< the whole interview, as no question marks where the answer begins
    std::vector<ExtractTurn> turns;

    template <typename Archive>
    void archive(Archive& a) {
        a(interview, document, heading, facts, ref, whole, turns);
    }
};

/// The extracts in the order of the corpus.
struct Annex {
    std::string question;
    std::string node;
    std::vector<Extract> extracts;

    template <typename Archive>
    void archive(Archive& a) {
        a(question, node, extracts);
    }
};

}  // namespace glane
