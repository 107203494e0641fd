#pragma once
// Text inside XML and HTML.

#include <string>
#include <string_view>

namespace glane {

/// Escapes & < > " ' and drops the control characters that XML 1.0 forbids.
std::string escape_markup(std::string_view text);
/// The same for the text of an element, where quotation marks and apostrophes may stay as they are.
std::string escape_element_text(std::string_view text);

}  // namespace glane
