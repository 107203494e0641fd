#pragma once
// Options whose values are words of a list.

#include <string>
#include <string_view>
#include <vector>

namespace glane {

/// Throws Error, with the nearest choice or with all of them, for a value that is none of the choices.
void check_choice(std::string_view option, const std::string& value, const std::vector<std::string>& choices);

/// Throws Error for a number below `least`.
void check_least(std::string_view option, int value, int least);

}  // namespace glane
