#include "stages/restore/normalise.h"

#include <array>
#include <cstddef>
#include <cstdint>

#include "pipeline/model/unicode.h"

namespace glane::restoring {
namespace {

constexpr std::array<std::string_view, 7> kLigatures = {"ff", "fi", "fl", "ffi", "ffl", "st", "st"};  // from U+FB00
constexpr double kNearlyCertain = 0.99;

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
    char32_t before = U'\0';  // the code point before the last
    char32_t last = U'\0';
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const char32_t c = next_code_point(text, at);
        if (c >= U'\uFB00' && c <= U'\uFB06') {
            pass.copy_to(static_cast<std::uint32_t>(begin));
            pass.replace(static_cast<std::uint32_t>(at - begin), kLigatures[c - U'\uFB00'], {"ligature", 1.0});
        }
        // l’'usine: one of two different apostrophes between letters; two equal ones are a quotation mark.
        const bool doubled = is_apostrophe(c) && is_apostrophe(last) && c != last && is_letter(before);
        std::size_t next = at;
        if (doubled && at < text.size() && is_letter(next_code_point(text, next))) {
            pass.copy_to(static_cast<std::uint32_t>(begin));
            pass.drop(static_cast<std::uint32_t>(at - begin), {"apostrophe", kNearlyCertain});
        }
        before = last;
        last = c;
    }
    return pass;
}

}  // namespace glane::restoring
