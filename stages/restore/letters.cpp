#include "stages/restore/letters.h"

#include <cstddef>

#include "pipeline/model/unicode.h"

namespace glane::restoring {

std::u32string code_points(std::string_view text) {
    std::u32string out;
    for (std::size_t at = 0; at < text.size();) out += next_code_point(text, at);
    return out;
}

std::string utf8(std::u32string_view text) {
    std::string out;
    for (const char32_t c : text) append_code_point(out, c);
    return out;
}

char32_t lower(char32_t c) {
    if (c < 0x80) return c >= U'A' && c <= U'Z' ? c + 32 : c;
    if (!is_upper(c)) return c;
    std::string one;
    append_code_point(one, c);
    one = to_lower(one);
    std::size_t at = 0;
    return next_code_point(one, at);
}

char32_t upper(char32_t c) {
    std::string one;
    append_code_point(one, c);
    one = to_upper(one);
    std::size_t at = 0;
    const char32_t first = next_code_point(one, at);
    return at == one.size() ? first : c;
}

bool is_hyphen(char32_t c) { return c == U'-' || c == U'\u2010' || c == U'\u2011'; }

bool is_bullet(char32_t c) { return c == U'•' || c == U'▪' || c == U'■' || c == U'●' || c == U'◦' || c == U'➢'; }

}  // namespace glane::restoring
