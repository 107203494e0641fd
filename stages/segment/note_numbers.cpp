#include "stages/segment/note_numbers.h"

#include <algorithm>
#include <string>

#include "pipeline/model/unicode.h"
#include "stages/segment/shape.h"

namespace glane {
namespace {

constexpr std::u32string_view kNoteOpening = U"“«\"[‘(";

/// `61l s'agit` is note 6 that begins with "Il": the capital was read as the digit.
bool is_glued_il(std::string_view text) {
    return text.starts_with("1l") || text.starts_with("ll") || text.starts_with("1I") || text.starts_with("lI");
}

}  // namespace

bool opens_note(std::string_view text) {
    const char32_t c = first_of(text);
    return is_upper(c) || (c != 0 && kNoteOpening.find(c) != std::u32string_view::npos);
}

namespace {

/// `¹² Note`
std::optional<Call> raised_call(std::string_view line) {
    std::size_t at = 0;
    int number = 0;
    while (at < line.size() && number < 1000) {
        std::size_t next = at;
        const int digit = raised_digit(next_code_point(line, next));
        if (digit < 0) break;
        number = number * 10 + digit;
        at = next;
    }
    if (at == 0 || number == 0) return std::nullopt;
    if (at < line.size() && line[at] == ' ') ++at;
    return opens_note(line.substr(std::min(at, line.size()))) ? std::optional(Call{at, number}) : std::nullopt;
}

}  // namespace

/// `1. Note`, `(1) Note`, `[1] Note`: as lists are numbered too, only where the page calls such a note.
std::optional<Call> pointed_call(std::string_view line) {
    const bool bracketed = !line.empty() && (line[0] == '(' || line[0] == '[');
    const std::size_t begin = bracketed ? 1 : 0;
    std::size_t at = begin;
    while (at < line.size() && line[at] >= '0' && line[at] <= '9') ++at;
    if (at == begin || at - begin > 3 || at + 2 >= line.size()) return std::nullopt;
    const char closing = bracketed ? (line[0] == '(' ? ')' : ']') : '.';
    if (line[at] != closing || line[at + 1] != ' ' || !opens_note(line.substr(at + 2))) return std::nullopt;
    return Call{at + 2, std::stoi(std::string(line.substr(begin, at - begin)))};
}

/// Whether the text holds `number` as a note call: glued behind a word or a quote, raised or in brackets.
bool has_call(std::string_view text, int number) {
    static constexpr std::string_view kRaised[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
    const std::string digits = std::to_string(number);
    std::string raised;
    for (const char c : digits) raised += kRaised[static_cast<std::size_t>(c - '0')];
    const std::string shapes[] = {digits, raised, "(" + digits + ")", "[" + digits + "]"};
    for (const std::string& shape : shapes) {
        for (std::size_t at = text.find(shape, 1); at != std::string_view::npos; at = text.find(shape, at + 1)) {
            std::size_t end = at;
            const char32_t before = previous_code_point(text, end);
            const std::size_t behind = at + shape.size();
            const char32_t after = behind < text.size() ? first_of(text.substr(behind)) : 0;
            const bool bracket = shape[0] == '(' || shape[0] == '[';
            const bool glued =
                is_letter(before) || before == U'»' || before == U'”' || before == U')' || (bracket && before == U' ');
            if (glued && !is_letter(after) && !is_digit(after)) return true;
        }
    }
    return false;
}

std::optional<Call> numbered_call(std::string_view line, int expected) {
    const std::string next = std::to_string(expected);
    if (line.starts_with(next)) {
        const std::string_view behind = line.substr(next.size());
        if (is_glued_il(behind) || (!behind.empty() && behind[0] != ' ' && opens_note(behind))) {
            return Call{next.size(), expected};
        }
    }
    if (const std::optional<Call> raised = raised_call(line)) return raised;
    std::size_t digits = 0;
    while (digits < line.size() && line[digits] >= '0' && line[digits] <= '9') ++digits;
    if (digits == 0 || digits > 3 || digits + 1 >= line.size() || line[digits] != ' ') return std::nullopt;
    if (!opens_note(line.substr(digits + 1))) return std::nullopt;
    return Call{digits + 1, std::stoi(std::string(line.substr(0, digits)))};
}

/// Whether a note that prints `number` may be note `expected`: the same, a neighbour, or a part of
/// its digits (3 for 13).
bool may_be(int number, int expected) {
    if (number >= expected - 1 && number <= expected + 2) return true;
    const std::string wanted = std::to_string(expected);
    const std::string printed = std::to_string(number);
    return wanted.size() > printed.size() && wanted.find(printed) != std::string::npos;
}

}  // namespace glane
