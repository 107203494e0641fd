#pragma once
// A text cut into the pieces that restoration works on: words as an OCR engine prints them (letters
// with inner apostrophes and hyphens), single signs, blanks. The pieces cover the text without gaps.

#include <cstdint>
#include <string_view>
#include <vector>

#include "pipeline/model/span.h"

namespace glane::restoring {

enum class PieceKind : std::uint8_t {
    word,     ///< letters, digits, ¢, with inner apostrophes and hyphens
    number,   ///< digits alone
    opaque,   ///< not to be touched: an address, an inclusive ending, [XXX]
    sign,     ///< one code point of anything else
    blank,    ///< blanks without a line end
    newline,  ///< LF or CR LF, or a form feed
};

struct Piece {
    Span span;
    PieceKind kind = PieceKind::sign;
};

/// Whether 1 is written with this ending (1er, 1ère, 1res), accents off.
bool is_ordinal_of_one(std::string_view ending);

/// The pieces from `begin` up to the end of the sentence, or of `longest` pieces.
std::vector<Piece> next_sentence(std::string_view text, std::uint32_t begin, std::size_t longest);

}  // namespace glane::restoring
