#pragma once
// Small tools for letters, shared by the files of this folder.

#include <string>
#include <string_view>

namespace glane::restoring {

std::u32string code_points(std::string_view text);
std::string utf8(std::u32string_view text);
char32_t lower(char32_t c);
char32_t upper(char32_t c);
bool is_hyphen(char32_t c);
bool is_bullet(char32_t c);

}  // namespace glane::restoring
