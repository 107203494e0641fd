#pragma once
// Back from positions of the stream to what a reader can look up: the words as restored, and their place.

#include <string>
#include <vector>

#include "pipeline/model/source.h"
#include "stages/trace/align.h"
#include "stages/trace/word_stream.h"

namespace glane {

/// Bytes of a document, from one word to another of the same passage.
struct PassageSpan {
    WordStream::PassagePlace place;
    Span span;
};
std::vector<PassageSpan> passage_spans(const WordStream& stream, StreamRange words);
/// The parts of the span that belong to the passage.
std::vector<Span> pieces_in(const Passage& passage, Span span);

/// The words on one line, with what stands between them.
std::string wording_of(const WordStream& stream, StreamRange words);
/// File, interview, page and line of the word.
SourceRef ref_of(const WordStream& stream, std::uint32_t position);
/// The line on which the word ends.
std::uint32_t line_end_of(const WordStream& stream, std::uint32_t position);
const Passage& passage_of(const WordStream& stream, std::uint32_t position);

}  // namespace glane
