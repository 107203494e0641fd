#pragma once
// Text as glyphs: HarfBuzz shapes (kerning, ligatures, marks), ICU orders what runs from right to
// left, and a character that the first font lacks is taken from the next. Lengths are in ems, so
// that one shaping serves every size exactly.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "stages/figures/fonts.h"

namespace glane::figures {

struct Glyph {
    std::uint32_t id = 0;
    std::uint32_t cluster = 0;  ///< byte offset in the line of the first character that it shows
    double x = 0;               ///< origin, from the start of the line; y grows upwards here
    double y = 0;
};

/// Glyphs of one font and one direction, from left to right.
struct GlyphRun {
    std::size_t font = 0;  ///< index in the FontSet
    bool right_to_left = false;
    std::uint32_t begin = 0;  ///< bytes of the line
    std::uint32_t end = 0;
    std::vector<Glyph> glyphs;
};

struct ShapedLine {
    std::string text;
    std::vector<GlyphRun> runs;  ///< from left to right
    double advance = 0;          ///< width in ems
    bool right_to_left = false;  ///< the direction of the line as a whole
    std::string missing;         ///< first character that no font has; or empty
};

/// Shapes one line of valid UTF-8 without control characters.
ShapedLine shape(std::string_view text, const FontSet& fonts);

/// Width in ems of the space of the first font.
double word_space(const FontSet& fonts);

}  // namespace glane::figures
