#pragma once
// What a piece of text looks like, for whoever has to guess what it is.

#include <cstddef>
#include <string>
#include <string_view>

#include "pipeline/model/language.h"

namespace glane {

/// Nothing to see: blanks, controls, the byte order mark.
bool is_blank(char32_t c);

/// Never for 0, which stands for no sign.
bool is_one_of(char32_t c, std::u32string_view set);
/// The value of a raised digit (¹ is 1); -1 for what is none.
int raised_digit(char32_t c);

/// First and last code point; 0 of an empty text.
char32_t first_of(std::string_view text);
char32_t last_of(std::string_view text);

/// The first letter or digit behind opening quotes and brackets is a lower-case letter.
bool starts_low(std::string_view text);
/// The first letter or digit behind opening quotes and brackets is a capital.
bool starts_high(std::string_view text);
/// Ends with . ! ? …, whatever quotes, brackets or note calls close behind it.
bool ends_sentence(std::string_view text);
/// Ends with : ; or ,
bool ends_clause(std::string_view text);
bool ends_with_quote(std::string_view text);
bool starts_with_quote(std::string_view text);

bool is_number_alone(std::string_view line);
/// A line that is a web address, as printed or torn.
bool is_address_line(std::string_view line);
/// Letters and digits alone, folded, digits as #: equal for the running heads of two pages.
std::string head_key(std::string_view line);
/// Letters and digits alone, folded.
std::string letters_key(std::string_view line);

/// A bar between two cells. At the edge of a line it is dirt or the frame of a box, before an
/// apostrophe a misread l.
bool has_column_bar(std::string_view line);

std::size_t letter_count(std::string_view text);
std::size_t word_count(std::string_view text);
/// Bytes of "1.", "2.3", "2.3.", "IV." and the blank behind; 0 if none. `depth` counts its parts.
std::size_t numbering_size(std::string_view line, int& depth);
/// Bytes of a list bullet, damaged or not (• - * o e + % ~) or lettered (a) 1)), with the blank behind it; 0 if none.
std::size_t bullet_size(std::string_view line);
/// The line ends in two cells or more that are numbers, or in one behind a label: `Total 427 100.0%`.
/// Signs of a missing value (n.d.) may stand among them.
bool is_number_row(std::string_view line, const Language& language);

}  // namespace glane
