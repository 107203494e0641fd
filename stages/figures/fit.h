#pragma once
// Labels in a limited room: whole where that can be, on as few and as even lines as can be; otherwise cut, with "…".

#include <cstddef>
#include <string>
#include <string_view>

#include "stages/figures/fonts.h"
#include "stages/figures/wrap.h"

namespace glane::figures {

struct FittedText {
    Block block;
    bool whole = true;  ///< false when "…" stands for the rest
};

/// The text on at most `most_lines` lines no wider than `width` ems. A word that is too wide for a line is broken
/// between two characters. `text` is drawable (see wrap.h) and not empty.
FittedText fitted(std::string_view text, double width, std::size_t most_lines, const FontSet& fonts);

/// The label ready to be drawn. Throws Error, with the line of the list, when it is not UTF-8, has no text or is longer
/// than any figure shows; `of` is what lacks it: "a bar".
std::string checked_label(const std::string& label, std::size_t line, std::string_view of);

/// The text, or its first characters with "…" behind them, for those who listen to it.
std::string shortened(std::string_view text, std::size_t most_characters);

/// A label inside a sentence: drawable, and not longer than one can listen to.
std::string told(std::string_view label);
/// The same between French quotation marks: "« sobriété »".
std::string quoted_in_french(std::string_view label);

}  // namespace glane::figures
