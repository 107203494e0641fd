#pragma once
// Text inside XML and HTML.

#include <string>
#include <string_view>

namespace glane {

/// Escapes & < > " ' and drops the control characters that XML 1.0 forbids.
std::string escape_markup(std::string_view text);

}  // namespace glane
