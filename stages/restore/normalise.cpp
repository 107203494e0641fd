#include "stages/restore/normalise.h"

#include <array>
#include <cstddef>
#include <cstdint>

#include "pipeline/model/unicode.h"
#include "stages/restore/letters.h"

namespace glane::restoring {
namespace {

constexpr std::array<std::string_view, 7> kLigatures = {"ff", "fi", "fl", "ffi", "ffl", "st", "st"};  // from U+FB00
constexpr double kNearlyCertain = 0.99;

/// The code point that ends before `offset`, or U+0000 at the beginning.
char32_t before(std::string_view text, std::size_t offset) {
    return offset == 0 ? U'\0' : previous_code_point(text, offset);
}
char32_t after(std::string_view text, std::size_t offset) {
    return offset >= text.size() ? U'\0' : next_code_point(text, offset);
}

bool is_gap(char32_t c) { return c == U'\0' || is_space(c); }
bool is_open(char32_t c) { return is_gap(c) || c == U'(' || c == U'«' || c == U'“' || c == U'"' || is_hyphen(c); }
/// Signs as which an upright stroke is read.
bool is_stroke(char32_t c) { return c == U'|' || c == U']' || c == U'}'; }

/// |’usine, ]'usine: a stroke and an apostrophe in front of a word are an elided article.
bool is_elided_article(std::string_view text, std::size_t begin) {
    std::size_t at = begin;
    if (!is_stroke(next_code_point(text, at)) || !is_open(before(text, begin))) return false;
    return at < text.size() && is_apostrophe(next_code_point(text, at)) && is_letter(after(text, at));
}

/// I] vient, i| vient: the pronoun, alone between blanks. `begin` is that of the stroke.
bool ends_pronoun(std::string_view text, std::size_t begin) {
    std::size_t at = begin;
    if (!is_stroke(next_code_point(text, at)) || !is_gap(after(text, at))) return false;
    const char32_t letter = before(text, begin);
    return (letter == U'I' || letter == U'i') && is_open(before(text, begin - 1));
}

}  // namespace

Rewriter compose(std::string_view text) {
    Rewriter pass(text);
    if (is_nfc(text)) return pass;
    for (const TextEdit& edit : nfc_edits(text)) {
        pass.copy_to(edit.span.begin);
        pass.replace(edit.span.size(), edit.after, {"nfc", 1.0});
    }
    return pass;
}

Rewriter undo_typography(std::string_view text) {
    Rewriter pass(text);
    char32_t earlier = U'\0';  // the code point before the last
    char32_t last = U'\0';
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const char32_t c = next_code_point(text, at);
        if (c >= U'\uFB00' && c <= U'\uFB06') {
            pass.copy_to(static_cast<std::uint32_t>(begin));
            pass.replace(static_cast<std::uint32_t>(at - begin), kLigatures[c - U'\uFB00'], {"ligature", 1.0});
        }
        if (is_elided_article(text, begin) || ends_pronoun(text, begin)) {
            pass.copy_to(static_cast<std::uint32_t>(begin));
            pass.replace(1, "l", {"letters", kNearlyCertain});
        }
        // l’'usine: one of two different apostrophes between letters; two equal ones are a quotation mark.
        const bool doubled = is_apostrophe(c) && is_apostrophe(last) && c != last && is_letter(earlier);
        std::size_t next = at;
        if (doubled && at < text.size() && is_letter(next_code_point(text, next))) {
            pass.copy_to(static_cast<std::uint32_t>(begin));
            pass.drop(static_cast<std::uint32_t>(at - begin), {"apostrophe", kNearlyCertain});
        }
        earlier = last;
        last = c;
    }
    return pass;
}

}  // namespace glane::restoring
