#pragma once
// A colour between two others, for what should stand back.

#include <string>
#include <string_view>

namespace glane::figures {

/// `share` (0 to 1) of the second colour in the first; colours are "#rrggbb".
std::string mixed(std::string_view first, std::string_view second, double share);

}  // namespace glane::figures
