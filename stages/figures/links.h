#pragma once
// A figure in a page and as a file of its own. In the page that shows it a link "#id" is a place of that page; a file
// stands beside the page, and its links lead into it.

#include <string>
#include <string_view>

namespace glane::figures {

/// A link as a file of its own has it: "#mot-3" is "report.html#mot-3", an address stays as it is.
std::string link_from_file(const std::string& link);

/// An SVG of to_svg() as a file of its own: its links lead into the page, and in a narrow window it is made smaller
/// where it would be cut.
std::string svg_as_file(std::string_view svg);

}  // namespace glane::figures
