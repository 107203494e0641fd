#pragma once
// The call that a note begins with at the foot of its page, as printed or as misread.

#include <cstddef>
#include <optional>
#include <string_view>

namespace glane {

/// The call at the beginning of a note.
struct Call {
    std::size_t size = 0;  ///< bytes, with the blank behind
    int number = 0;        ///< 0 for a sign
};

/// A note begins with a capital, a quote or a bracket.
bool opens_note(std::string_view text);
/// `12 Note`, `¹² Note`; `12Note` and `61l s'agit` where the number is the one expected.
std::optional<Call> numbered_call(std::string_view line, int expected);
/// `1. Note`, `(1) Note`, `[1] Note`: as lists are numbered too, only to be believed where the page calls such a note.
std::optional<Call> pointed_call(std::string_view line);
/// Whether a note that prints `number` may be note `expected`: the same, a neighbour, or a part of its digits (3 for
/// 13).
bool may_be(int number, int expected);
/// Whether the text holds `number` as a note call: glued behind a word or a quote, raised or in brackets.
bool has_call(std::string_view text, int number);

}  // namespace glane
