#pragma once
// Unicode, by ICU, which stays inside unicode.cpp. Strings are UTF-8 and valid: ingest has checked.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/span.h"

namespace glane {

/// Offset of the first byte that is not valid UTF-8, or npos.
std::size_t first_invalid_utf8(std::string_view bytes);

/// Number of code points of a valid text.
std::size_t code_point_count(std::string_view text);

/// The code point at `offset` outside ASCII, which moves behind it. U+FFFD for an invalid sequence.
char32_t next_wide_code_point(std::string_view text, std::size_t& offset);
/// The code point at `offset`, which moves behind it. U+FFFD for an invalid sequence.
inline char32_t next_code_point(std::string_view text, std::size_t& offset) {
    const auto byte = static_cast<unsigned char>(text.data()[offset]);
    if (byte >= 0x80) return next_wide_code_point(text, offset);
    ++offset;
    return byte;
}
/// The code point that ends at `offset`, which moves before it.
char32_t previous_code_point(std::string_view text, std::size_t& offset);
void append_code_point(std::string& text, char32_t code_point);

bool is_letter(char32_t c);
bool is_digit(char32_t c);
bool is_upper(char32_t c);
bool is_lower(char32_t c);
bool is_space(char32_t c);
/// A combining mark: part of the letter before it.
bool is_mark(char32_t c);
/// ' ’ ‘ ʼ ′ and their like.
bool is_apostrophe(char32_t c);

/// One replacement inside a text: these bytes of the text become `after`.
struct TextEdit {
    Span span;
    std::string after;
};

bool is_nfc(std::string_view text);
std::string nfc(std::string_view text);
/// What NFC changes, as edits in order (from ICU's Edits).
std::vector<TextEdit> nfc_edits(std::string_view text);

std::string to_lower(std::string_view text);
std::string to_upper(std::string_view text);
/// The first letter in capitals, the rest as it is.
std::string capitalised(std::string_view text);

/// The form under which words are found whatever their case and accents: NFC, lower case, accents
/// off, œ = oe, æ = ae, every apostrophe = '. Deterministic and idempotent.
std::string folded(std::string_view text);
/// Lower case, NFC, every apostrophe = ': the exact form of a word.
std::string exact_form(std::string_view text);

/// Columns that the text takes on a terminal (0 for combining marks, 2 for wide characters).
std::size_t display_width(std::string_view text);

/// Order of words in a French dictionary (ICU collation); ties broken by code points.
bool dictionary_less(std::string_view a, std::string_view b);

/// Ends of the sentences of a text (ICU, French), as byte offsets, the last being its size.
std::vector<std::uint32_t> sentence_ends(std::string_view text);

/// Latin-1 or UTF-16 bytes as UTF-8; names as in Source::encoding. Throws Error for another name.
std::string transcode(std::string_view bytes, std::string_view encoding);
/// The encoding that bytes which are not UTF-8 seem to have: "latin1", "utf-16le", "utf-16be", or empty.
std::string guess_encoding(std::string_view bytes);

}  // namespace glane
