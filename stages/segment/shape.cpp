#include "stages/segment/shape.h"

#include <algorithm>

#include "pipeline/model/unicode.h"

namespace glane {
namespace {

constexpr std::u32string_view kOpening = U"«»“”\"'‘’([{„‹ ";
constexpr std::u32string_view kClosing = U"»”“\"'’)]}›";
constexpr std::u32string_view kBullets = U"•▪◦■□●○–—-*+%>→·¢©~";

char32_t first_inside(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_code_point(text, at);
        if (!is_one_of(c, kOpening) && !is_blank(c)) return c;
    }
    return 0;
}

/// `a) `, `12) `
std::size_t lettered_size(std::string_view line) {
    std::size_t at = 0;
    int signs = 0;
    while (at < line.size() && line[at] != ')' && signs < 3) {
        const char32_t c = next_code_point(line, at);
        if (!is_digit(c) && !(is_lower(c) && signs == 0)) return 0;
        ++signs;
    }
    const bool lettered = signs > 0 && signs < 3 && at + 2 < line.size() && line[at] == ')' && line[at + 1] == ' ';
    return lettered ? at + 2 : 0;
}

}  // namespace

bool is_one_of(char32_t c, std::u32string_view set) { return c != 0 && set.find(c) != std::u32string_view::npos; }

int raised_digit(char32_t c) {
    const std::size_t digit = std::u32string_view(U"⁰¹²³⁴⁵⁶⁷⁸⁹").find(c);
    return digit == std::u32string_view::npos ? -1 : static_cast<int>(digit);
}

bool is_blank(char32_t c) {
    return is_space(c) || c < 0x20 || (c >= 0x7F && c < 0xA0) || c == U'\uFEFF' || c == U'\u200B' || c == U'\u00AD';
}

char32_t first_of(std::string_view text) {
    std::size_t at = 0;
    return text.empty() ? 0 : next_code_point(text, at);
}

char32_t last_of(std::string_view text) {
    std::size_t at = text.size();
    return text.empty() ? 0 : previous_code_point(text, at);
}

bool starts_low(std::string_view text) { return is_lower(first_inside(text)); }
bool starts_high(std::string_view text) { return is_upper(first_inside(text)); }

bool ends_sentence(std::string_view text) {
    std::size_t at = text.size();
    int digits = 0;
    while (at > 0) {
        std::size_t before = at;
        const char32_t c = previous_code_point(text, before);
        if (c == U'.' || c == U'!' || c == U'?' || c == U'…') return true;
        // A note call sits behind the full stop: « … des communes.3 »
        const bool is_call = (is_digit(c) || is_one_of(c, U"*®°¹²³⁴⁵⁶⁷⁸⁹")) && ++digits <= 2;
        if (!is_call && !is_one_of(c, kClosing) && !is_blank(c)) return false;
        at = before;
    }
    return false;
}

bool ends_clause(std::string_view text) { return is_one_of(last_of(text), U":;,"); }
bool ends_with_quote(std::string_view text) { return is_one_of(last_of(text), U"»”\"’“"); }
bool starts_with_quote(std::string_view text) { return is_one_of(first_of(text), U"«“\"‘”„"); }

bool is_number_alone(std::string_view line) {
    if (line.size() > 16) return false;
    std::size_t digits = 0;
    for (std::size_t at = 0; at < line.size();) {
        const char32_t c = next_code_point(line, at);
        if (is_digit(c)) {
            ++digits;
        } else if (!is_one_of(c, U"-–—~ /|.[]·•*")) {
            return false;
        }
    }
    return digits > 0 && digits <= 8;
}

bool is_address_line(std::string_view line) {
    if (line.size() > 300) return false;
    const std::string_view start = line.substr(0, 24);
    return start.starts_with("http") || start.find("://") != std::string_view::npos ||
           start.find("www.") != std::string_view::npos;
}

std::string letters_key(std::string_view line) {
    std::string key;
    for (const char c : folded(line.substr(0, 300))) {
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) key += c;
    }
    return key;
}

std::string head_key(std::string_view line) {
    std::string key = letters_key(line);
    std::replace_if(key.begin(), key.end(), [](char c) { return c >= '0' && c <= '9'; }, '#');
    key.erase(std::unique(key.begin(), key.end(), [](char a, char b) { return a == '#' && b == '#'; }), key.end());
    return key;
}

bool has_column_bar(std::string_view line) {
    for (std::size_t bar = line.find('|', 1); bar != std::string_view::npos; bar = line.find('|', bar + 1)) {
        if (bar + 1 < line.size() && !is_apostrophe(first_of(line.substr(bar + 1)))) return true;
    }
    return false;
}

std::size_t letter_count(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size();) count += is_letter(next_code_point(text, at)) ? 1 : 0;
    return count;
}

std::size_t word_count(std::string_view text) {
    std::size_t count = 0;
    bool inside = false;
    for (const char c : text) {
        const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
        count += !blank && !inside ? 1 : 0;
        inside = !blank;
    }
    return count;
}

std::size_t numbering_size(std::string_view line, int& depth) {
    depth = 0;
    std::size_t at = 0;
    bool has_dot = false;
    while (at < line.size() && depth < 5) {
        const std::size_t digits = at;
        while (at < line.size() && line[at] >= '0' && line[at] <= '9') ++at;
        if (at == digits || at - digits > 2) break;
        ++depth;
        has_dot = at < line.size() && line[at] == '.';
        if (!has_dot) break;
        ++at;
    }
    if (depth == 0) {
        while (at < line.size() && at < 5 && std::string_view("IVXL").find(line[at]) != std::string_view::npos) ++at;
        if (at == 0 || at >= line.size() || (line[at] != '.' && line[at] != ')')) return 0;
        ++at;
        depth = 1;
        has_dot = true;
    }
    const bool numbered = (has_dot || depth > 1) && at < line.size() && line[at] == ' ';
    return numbered ? at + 1 : 0;
}

std::size_t bullet_size(std::string_view line) {
    if (const std::size_t size = lettered_size(line); size > 0) return size;
    std::size_t at = 0;
    const char32_t c = first_of(line);
    if (c != U'o' && c != U'e' && !is_one_of(c, kBullets)) return 0;
    next_code_point(line, at);
    if (at + 1 >= line.size() || line[at] != ' ') return 0;
    const char32_t next = first_of(line.substr(at + 1));
    // `e` and `o` are words of no sentence, but `- 5 %` is a number.
    const bool is_text = is_letter(next) || is_one_of(next, kOpening) || (is_digit(next) && is_letter(c)) ||
                         (is_digit(next) && c != U'-' && c != U'+' && c != U'>');
    return is_text ? at + 1 : 0;
}

bool is_number_row(std::string_view line, const Language& language) {
    if (line.size() > 300) return false;
    int cells = 0;
    bool share = false;
    std::size_t end = line.size();
    while (end > 0) {
        const std::size_t blank = line.find_last_of(" |\t", end - 1);
        const std::size_t begin = blank == std::string_view::npos ? 0 : blank + 1;
        const std::string_view cell = line.substr(begin, end - begin);
        if (cell.empty() && begin > 0) {
            end = begin - 1;
            continue;
        }
        const bool is_sign = cell == "%" || cell == "|";
        // A sign before it, or blanks within that no line breaks at: −3,2 and 1 234.
        const bool is_number = !cell.empty() && cell.find_first_not_of("0123456789.,%+-\xC2\xA0\xE2\x80\xAF\x88\x92") == std::string_view::npos &&
                               cell.find_last_of("+-") + 1 <= 1 &&
                               cell.find_first_of("0123456789") != std::string_view::npos && cell.back() != '.';
        const bool is_missing = !cell.empty() && cell.size() < 8 && language.is_table_cue(folded(cell), TableCue::missing);
        if (!is_sign && !is_number && !is_missing) break;
        cells += is_number ? 1 : 0;
        share = share || cell.back() == '%';
        if (begin == 0) {
            end = 0;
            break;
        }
        end = begin - 1;
    }
    // Numbers alone are rows named by the first of them: 2019 115 102 13.
    const bool has_label = end > 0 ? letter_count(line.substr(0, end)) > 1 : cells >= 3;
    return has_label && cells >= 2 && (cells >= 3 || share || line.size() < 90);
}

}  // namespace glane
