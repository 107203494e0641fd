#include "stages/report/passage_markup.h"

#include <algorithm>

#include "pipeline/base/markup.h"

namespace glane {

namespace {

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f'; }

/// The first offset at or behind `offset` where a word begins; `end` where there is none.
std::uint32_t word_start(std::string_view text, std::uint32_t offset, std::uint32_t end) {
    while (offset < end && !is_blank(text[offset])) ++offset;
    while (offset < end && is_blank(text[offset])) ++offset;
    return offset;
}

/// The last offset at or before `offset` where a word ends; `begin` where there is none.
std::uint32_t word_end(std::string_view text, std::uint32_t offset, std::uint32_t begin) {
    while (offset > begin && !is_blank(text[offset])) --offset;
    while (offset > begin && is_blank(text[offset - 1])) --offset;
    return offset;
}

}  // namespace

std::string on_one_line(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (!is_blank(c)) out += c;
        if (is_blank(c) && (out.empty() || out.back() != ' ')) out += ' ';
    }
    return escape_markup(out);
}

std::string marked_text(std::string_view text, const std::vector<Span>& marked) {
    const auto size = static_cast<std::uint32_t>(text.size());
    std::string out;
    std::uint32_t at = 0;
    for (const Span mark : marked) {
        const Span part{std::max(mark.begin, at), std::min(mark.end, size)};
        if (part.begin >= part.end) continue;
        out += on_one_line(Span{at, part.begin}.of(text));
        out += "<mark>" + on_one_line(part.of(text)) + "</mark>";
        at = part.end;
    }
    return out + on_one_line(Span{at, size}.of(text));
}

Span with_context(std::string_view text, Span core, Span bounds, std::uint32_t reach) {
    Span shown = bounds;
    if (core.begin - bounds.begin > reach) shown.begin = word_start(text, core.begin - reach, core.begin);
    if (bounds.end - core.end > reach) shown.end = word_end(text, core.end + reach, core.end);
    return shown;
}

std::string keyword_in_context(const Document& document, const Passage& passage, Span keyword, std::uint32_t reach) {
    const auto holds = [keyword](Span piece) { return piece.contains(keyword.begin); };
    const auto found = std::find_if(passage.pieces.begin(), passage.pieces.end(), holds);
    const Span piece = found == passage.pieces.end() ? keyword : joined(*found, keyword);
    const Span shown = with_context(document.text, keyword, piece, reach);
    const Span mark{keyword.begin - shown.begin, keyword.end - shown.begin};
    return (shown.begin > piece.begin ? "… " : "") + marked_text(shown.of(document.text), {mark}) +
           (shown.end < piece.end ? " …" : "");
}

}  // namespace glane
