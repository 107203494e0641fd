// From an alignment to what a reader is told: the passage, its place, the differences.

#include <algorithm>
#include <string_view>
#include <utility>

#include "pipeline/model/unicode.h"
#include "stages/trace/tracer.h"

namespace glane {
namespace {

/// Bytes of the stream's document, from one word to another of the same passage.
struct PassageSpan {
    WordStream::PassagePlace place;
    Span span;
};

std::vector<PassageSpan> passage_spans(const WordStream& stream, Stretch words) {
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

/// The parts of the span that belong to the passage.
std::vector<Span> pieces_in(const Passage& passage, Span span) {
    std::vector<Span> pieces;
    for (const Span piece : passage.pieces) {
        if (piece.overlaps(span)) pieces.push_back({std::max(piece.begin, span.begin), std::min(piece.end, span.end)});
    }
    return pieces;
}

std::string with_blanks(std::string_view text) {
    std::string line;
    for (const char c : text) {
        const bool blank = c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f';
        if (!blank) line += c;
        if (blank && !line.empty() && line.back() != ' ') line += ' ';
    }
    return line;
}

std::string words_of(const WordStream& stream, Stretch words) {
    std::string text;
    for (const PassageSpan& part : passage_spans(stream, words)) {
        const Document& document = stream.corpus()[part.place.text].document;
        if (!text.empty()) text += ' ';
        text += document.pieces_text(pieces_in(document.passages[part.place.passage], part.span));
    }
    return with_blanks(text);
}

/// One spelling for œ and oe, æ and ae.
std::string without_ligatures(std::string_view text) {
    std::string plain;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_code_point(text, at);
        if (c == U'œ' || c == U'Œ') plain += c == U'œ' ? "oe" : "Oe";
        else if (c == U'æ' || c == U'Æ') plain += c == U'æ' ? "ae" : "Ae";
        else append_code_point(plain, c);
    }
    return plain;
}

/// The words themselves, without what stands between them.
std::string letters_of(std::string_view text) {
    std::string letters;
    for_each_word(text, {0, static_cast<std::uint32_t>(text.size())}, [&](Span word) { letters += word.of(text); });
    return without_ligatures(nfc(letters));
}

/// Equal up to case, and to accents where one of the two letters is a capital.
bool is_same(std::string_view a, std::string_view b) {
    const std::string left = letters_of(a);
    const std::string right = letters_of(b);
    if (to_lower(left) == to_lower(right)) return true;
    std::size_t i = 0;
    std::size_t k = 0;
    while (i < left.size() && k < right.size()) {
        const std::size_t i_before = i;
        const std::size_t k_before = k;
        const bool capital = is_upper(next_code_point(left, i)) | is_upper(next_code_point(right, k));
        const std::string_view one = std::string_view(left).substr(i_before, i - i_before);
        const std::string_view other = std::string_view(right).substr(k_before, k - k_before);
        if (to_lower(one) != to_lower(other) && !(capital && folded(one) == folded(other))) return false;
    }
    return i == left.size() && k == right.size();
}

std::string_view quoted(const std::string& quote, const Finds& finds, const AlignedWords& step) {
    if (step.quote_count == 0) return {};
    const Span first = finds.words[step.quote].span;
    return joined(first, finds.words[step.quote + step.quote_count - 1].span).of(quote);
}

std::vector<Difference> differences_of(const std::string& quote, const Finds& finds, const WordStream& stream) {
    std::vector<Difference> differences;
    bool in_cut = false;
    for (const AlignedWords& step : finds.best.steps) {
        const Stretch words{step.position, step.position + step.position_count};
        if (step.cut && in_cut) {
            differences.back().text += " " + words_of(stream, words);
            continue;
        }
        in_cut = step.cut;
        Difference difference{DifferenceKind::replaced, std::string(quoted(quote, finds, step)), words_of(stream, words)};
        if (step.cut) difference = {DifferenceKind::cut, "[...]", std::move(difference.text)};
        else if (step.position_count == 0) difference.kind = DifferenceKind::added;
        else if (step.quote_count == 0) difference.kind = DifferenceKind::omitted;
        else if (is_same(difference.quote, difference.text)) continue;
        differences.push_back(std::move(difference));
    }
    return differences;
}

/// The words of the passage without what cuts leave out.
std::vector<Stretch> runs_of(const Alignment& alignment) {
    std::vector<Stretch> runs;
    std::uint32_t begin = alignment.begin;
    std::uint32_t end = alignment.begin;
    for (const AlignedWords& step : alignment.steps) {
        if (step.position_count == 0 || step.position < alignment.begin) continue;
        if (step.cut) {
            if (end > begin) runs.push_back({begin, end});
            begin = end = step.position + step.position_count;
        } else {
            end = step.position + step.position_count;
        }
    }
    if (end > begin) runs.push_back({begin, end});
    return runs;
}

SourceRef ref_of(const WordStream& stream, std::uint32_t position) {
    const WordStream::PassagePlace& place = stream.passage_at(position);
    const CorpusText& text = stream.corpus()[place.text];
    return text.ref(stream.span(position), text.document.passages[place.passage]);
}

}  // namespace

Attestation attestation_of(const std::string& quote, const Finds& finds, bool found, const WordStream& stream) {
    Attestation attestation;
    attestation.quote = quote;
    if (finds.best.end == 0) return attestation;
    attestation.similarity = finds.best.similarity;
    attestation.reading = finds.reading;
    const WordStream::PassagePlace& place = stream.passage_at(finds.best.begin);
    const CorpusText& text = stream.corpus()[place.text];
    const Passage& passage = text.document.passages[place.passage];
    attestation.text_index = place.text;
    attestation.ref = ref_of(stream, finds.best.begin);
    const Span last = stream.span(finds.best.end - 1);
    attestation.line_end = text.ref({last.end - 1, last.end}).line;
    attestation.speaker = passage.speaker;
    attestation.interviewer = passage.interviewer;
    for (const Stretch& run : runs_of(finds.best)) {
        if (!attestation.text.empty()) attestation.text += " [...] ";
        attestation.text += words_of(stream, run);
        for (const PassageSpan& part : passage_spans(stream, run)) {
            const auto pieces = pieces_in(text.document.passages[part.place.passage], part.span);
            attestation.spans.insert(attestation.spans.end(), pieces.begin(), pieces.end());
        }
    }
    attestation.differences = differences_of(quote, finds, stream);
    for (const Alignment& other : finds.others) attestation.others.push_back(ref_of(stream, other.begin));
    const bool faithful = std::all_of(attestation.differences.begin(), attestation.differences.end(),
                                      [](const Difference& difference) { return difference.kind == DifferenceKind::cut; });
    if (found && faithful && finds.reading == Reading::upright) {
        attestation.verdict = Fidelity::verbatim;
        attestation.similarity = 1;
    } else if (found) {
        attestation.verdict = Fidelity::near;
        attestation.similarity = std::min(attestation.similarity, 0.999);  // accents alone cost nothing
    }
    return attestation;
}

}  // namespace glane
