#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/tokenize.h"
#include "pipeline/model/unicode.h"
#include "stages/segment/assemble.h"
#include "stages/segment/flat_text.h"
#include "stages/segment/shape.h"

namespace glane {
namespace {

/// The last word before an offset with the full stop behind it: "cf." in "voir cf. ".
std::string_view word_before(std::string_view text, std::size_t end) {
    while (end > 0 && text[end - 1] == ' ') --end;
    std::size_t begin = end;
    constexpr std::size_t kLongest = 24;
    while (begin > 0 && end - begin < kLongest && std::string_view(" ([\"'").find(text[begin - 1]) == std::string_view::npos) {
        --begin;
    }
    return text.substr(begin, end - begin);
}

bool is_initial(std::string_view word) {
    std::size_t at = 0;
    return !word.empty() && is_upper(next_code_point(word, at)) && word.substr(at) == ".";
}

/// ICU's sentence ends, less those behind abbreviations and before small letters, with closing
/// quotes drawn in.
std::vector<std::uint32_t> ends_in(std::string_view text, const Language& language) {
    constexpr std::u32string_view kClosing = U"»”)]’";
    constexpr std::u32string_view kGoesOn = U",;:";
    std::vector<std::uint32_t> ends;
    for (std::uint32_t end : sentence_ends(text)) {
        if (!ends.empty() && end <= ends.back()) continue;
        std::size_t at = end;
        char32_t next = 0;
        while (at < text.size()) {
            std::size_t behind = at;
            next = next_code_point(text, behind);
            if (kClosing.find(next) == std::u32string_view::npos && !is_blank(next)) break;
            if (!is_blank(next)) end = static_cast<std::uint32_t>(behind);
            at = behind;
            next = 0;
        }
        if (next != 0 && (is_lower(next) || kGoesOn.find(next) != std::u32string_view::npos)) continue;
        const std::string_view word = word_before(text, end);
        if (next != 0 && (language.is_abbreviation(word) || is_initial(word))) continue;
        ends.push_back(end);
    }
    return ends;
}

/// The token without the note call that is glued to it; empty where it is the call.
Span without_call(Span token, const std::vector<Span>& calls) {
    const auto call = std::upper_bound(calls.begin(), calls.end(), token.begin,
                                       [](std::uint32_t begin, Span span) { return begin < span.end; });
    if (call == calls.end() || call->begin >= token.end) return token;
    return {token.begin, std::max(token.begin, call->begin)};
}

void annotate_passage(Document& document, Passage& passage, const std::vector<Span>& calls, const Language& language) {
    passage.tokens.begin = static_cast<std::uint32_t>(document.tokens.size());
    passage.sentences.begin = static_cast<std::uint32_t>(document.sentences.size());
    const FlatText flat = flattened(document, passage);
    std::vector<std::uint32_t> ends;
    if (passage.kind != PassageKind::heading) ends = ends_in(flat.text, language);
    std::size_t end = 0;
    Range sentence{passage.tokens.begin, passage.tokens.begin};
    for (std::size_t piece = 0; piece < passage.pieces.size(); ++piece) {
        const Span span = passage.pieces[piece];
        for (Token token : tokenize(document.text, span, language)) {
            token.span = without_call(token.span, calls);
            if (token.span.empty()) continue;
            const std::uint32_t at = flat.piece_begins[piece] + token.span.begin - span.begin;
            while (end < ends.size() && ends[end] <= at) {
                if (sentence.size() > 0) document.sentences.push_back(sentence);
                sentence.begin = sentence.end;
                ++end;
            }
            document.tokens.push_back(token);
            ++sentence.end;
        }
    }
    if (sentence.size() > 0) document.sentences.push_back(sentence);
    passage.tokens.end = static_cast<std::uint32_t>(document.tokens.size());
    passage.sentences.end = static_cast<std::uint32_t>(document.sentences.size());
}

}  // namespace

void annotate(Document& document, const Language& language) {
    std::vector<Span> calls;
    for (const NoteCall& call : document.note_calls) {
        if (!call.call.empty()) calls.push_back(call.call);
    }
    std::sort(calls.begin(), calls.end(), [](Span a, Span b) { return a.begin < b.begin; });
    for (Passage& passage : document.passages) {
        if (is_running_text(passage.kind)) annotate_passage(document, passage, calls, language);
    }
}

}  // namespace glane
