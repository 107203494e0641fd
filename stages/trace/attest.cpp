// From an alignment to what a reader is told: the passage, its place, the differences.

#include <algorithm>
#include <string_view>
#include <utility>

#include "pipeline/model/unicode.h"
#include "stages/trace/tracer.h"
#include "stages/trace/wording.h"

namespace glane {
namespace {

// The passage nearest to a quotation that is not found is told from this similarity on; below, any text is as near.
constexpr double kResembles = 0.4;

/// One spelling for œ and oe, æ and ae.
std::string without_ligatures(std::string_view text) {
    std::string plain;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_code_point(text, at);
        if (c == U'œ' || c == U'Œ')
            plain += c == U'œ' ? "oe" : "Oe";
        else if (c == U'æ' || c == U'Æ')
            plain += c == U'æ' ? "ae" : "Ae";
        else
            append_code_point(plain, c);
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

/// One word added, one omitted at the same place: two words that have nothing in common.
bool is_exchange(const Difference& a, const Difference& b) {
    return (a.kind == DifferenceKind::added && b.kind == DifferenceKind::omitted) ||
           (a.kind == DifferenceKind::omitted && b.kind == DifferenceKind::added);
}

std::vector<Difference> differences_of(const std::string& quote, const Finds& finds, const WordStream& stream) {
    std::vector<Difference> differences;
    bool in_cut = false;
    StreamRange cut;
    std::size_t last = 0;  // step of the last difference
    for (std::size_t index = 0; index < finds.best.steps.size(); ++index) {
        const AlignedWords& step = finds.best.steps[index];
        const StreamRange words{step.position, step.position + step.position_count};
        if (step.cut && in_cut) {
            cut.end = words.end;
            differences.back().text = wording_of(stream, cut);
            continue;
        }
        in_cut = step.cut;
        cut = words;
        Difference difference{DifferenceKind::replaced, std::string(quoted(quote, finds, step)),
                              wording_of(stream, words)};
        if (step.cut)
            difference = {DifferenceKind::cut, "[...]", std::move(difference.text)};
        else if (step.position_count == 0)
            difference.kind = DifferenceKind::added;
        else if (step.quote_count == 0)
            difference.kind = DifferenceKind::omitted;
        else if (is_same(difference.quote, difference.text))
            continue;
        const bool side_by_side = !differences.empty() && index == last + 1;
        last = index;
        if (side_by_side && is_exchange(differences.back(), difference)) {
            differences.back() = {DifferenceKind::replaced, differences.back().quote + difference.quote,
                                  differences.back().text + difference.text};
            continue;
        }
        differences.push_back(std::move(difference));
    }
    return differences;
}

/// The words of the passage without what cuts leave out.
std::vector<StreamRange> runs_of(const QuoteAlignment& alignment) {
    std::vector<StreamRange> runs;
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

}  // namespace

Attestation attestation_of(const std::string& quote, const Finds& finds, bool found, const WordStream& stream) {
    Attestation attestation;
    attestation.quote = quote;
    if (finds.best.end == 0 || (!found && finds.best.similarity < kResembles)) return attestation;
    attestation.similarity = finds.best.similarity;
    attestation.reading = finds.reading;
    const WordStream::PassagePlace& place = stream.passage_at(finds.best.begin);
    const CorpusText& text = stream.corpus()[place.text];
    const Passage& passage = passage_of(stream, finds.best.begin);
    attestation.text_index = place.text;
    attestation.ref = ref_of(stream, finds.best.begin);
    attestation.line_end = line_end_of(stream, finds.best.end - 1);
    attestation.speaker = passage.speaker;
    attestation.interviewer = passage.interviewer;
    for (const StreamRange& run : runs_of(finds.best)) {
        if (!attestation.text.empty()) attestation.text += " [...] ";
        attestation.text += wording_of(stream, run);
        for (const PassageSpan& part : passage_spans(stream, run)) {
            const auto pieces = pieces_in(text.document.passages[part.place.passage], part.span);
            attestation.spans.insert(attestation.spans.end(), pieces.begin(), pieces.end());
        }
    }
    attestation.differences = differences_of(quote, finds, stream);
    for (const QuoteAlignment& other : finds.others) attestation.others.push_back(ref_of(stream, other.begin));
    const bool faithful =
        std::all_of(attestation.differences.begin(), attestation.differences.end(),
                    [](const Difference& difference) { return difference.kind == DifferenceKind::cut; });
    if (found && faithful && finds.reading == QuoteReading::upright) {
        attestation.verdict = Fidelity::verbatim;
        attestation.similarity = 1;
    } else if (found) {
        attestation.verdict = Fidelity::near;
        attestation.similarity = std::min(attestation.similarity, 0.999);  // accents alone cost nothing
    }
    return attestation;
}

}  // namespace glane
