#pragma once
// How a French printer sets shares, plurals and the spaces around signs. For what the program says
// itself; the words of a corpus are shown as they are.

#include <cstdint>
#include <string>
#include <string_view>

namespace glane {

/// A share between 0 and 1 as 88,2 %; "n. d." where `whole` is 0.
std::string french_percent(std::int64_t part, std::int64_t whole, int decimals = 1);

/// The number with its noun, singular for 0 and 1: "0 mot", "1 mot", "2 mots".
std::string french_count(std::int64_t value, std::string_view singular, std::string_view plural);

/// `singular` for 0 and 1, else `plural`: for words that agree with a number said elsewhere.
std::string_view french_agreement(std::int64_t value, std::string_view singular, std::string_view plural);

/// Sets a sentence that was typed plainly: narrow no-break spaces before ; : ? ! % » and behind «,
/// ’ for ', no break between p., l. or n° and what they number. Idempotent.
std::string typeset(std::string_view text);

}  // namespace glane
