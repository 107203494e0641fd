#pragma once
// Where a long expression is broken into lines: at its spaces only, into lines as even as can be,
// and rather not behind a short word such as "de" or "la", which belongs to what follows.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "stages/figures/fonts.h"
#include "stages/figures/shape.h"

namespace glane::figures {

/// An expression in its lines, set at one em.
struct Block {
    std::vector<ShapedLine> lines;
    double width = 0;  ///< of the widest line, in ems
};

/// From one baseline to the next, in ems.
constexpr double kLinePitch = 1;

/// A text that is ready to be drawn: NFC, one space where there were blanks or control characters,
/// none at the ends.
std::string drawable(std::string_view text);

/// The text on `lines` lines, or on fewer when it has not so many words. `words` are the widths in
/// ems of its words (see word_widths).
Block wrapped(std::string_view text, const std::vector<double>& words, std::size_t lines, const FontSet& fonts);

/// The widths in ems of the words of a drawable text.
std::vector<double> word_widths(std::string_view text, const FontSet& fonts);

/// Lines that a text may take: one up to 20 characters, since short words on top of each other read
/// as two expressions; two up to 40; three up to 120, which no expression should exceed; as many as
/// keep 40 a line beyond.
std::size_t most_lines(std::string_view text);

}  // namespace glane::figures
