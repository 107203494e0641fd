#include "stages/trace/wording.h"

#include <algorithm>
#include <string_view>

namespace glane {
namespace {

std::string with_blanks(std::string_view text) {
    std::string line;
    for (const char c : text) {
        const bool blank = c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f';
        if (!blank) line += c;
        if (blank && !line.empty() && line.back() != ' ') line += ' ';
    }
    return line;
}

}  // namespace

std::vector<PassageSpan> passage_spans(const WordStream& stream, StreamRange words) {
    std::vector<PassageSpan> spans;
    for (std::uint32_t at = words.begin; at < words.end; ++at) {
        if (stream.word(at) == kNoWord) continue;
        const WordStream::PassagePlace& place = stream.passage_at(at);
        if (!spans.empty() && spans.back().place.begin == place.begin) {
            spans.back().span = joined(spans.back().span, stream.span(at));
        } else {
            spans.push_back({place, stream.span(at)});
        }
    }
    return spans;
}

std::vector<Span> pieces_in(const Passage& passage, Span span) {
    std::vector<Span> pieces;
    for (const Span piece : passage.pieces) {
        if (piece.overlaps(span)) pieces.push_back({std::max(piece.begin, span.begin), std::min(piece.end, span.end)});
    }
    return pieces;
}

std::string wording_of(const WordStream& stream, StreamRange words) {
    std::string text;
    for (const PassageSpan& part : passage_spans(stream, words)) {
        const Document& document = stream.corpus()[part.place.text].document;
        if (!text.empty()) text += ' ';
        text += document.pieces_text(pieces_in(document.passages[part.place.passage], part.span));
    }
    return with_blanks(text);
}

SourceRef ref_of(const WordStream& stream, std::uint32_t position) {
    const WordStream::PassagePlace& place = stream.passage_at(position);
    const CorpusText& text = stream.corpus()[place.text];
    return text.ref(stream.span(position), text.document.passages[place.passage]);
}

std::uint32_t line_end_of(const WordStream& stream, std::uint32_t position) {
    const Span word = stream.span(position);
    return stream.corpus()[stream.passage_at(position).text].ref({word.end - 1, word.end}).line;
}

const Passage& passage_of(const WordStream& stream, std::uint32_t position) {
    const WordStream::PassagePlace& place = stream.passage_at(position);
    return stream.corpus()[place.text].document.passages[place.passage];
}

}  // namespace glane
