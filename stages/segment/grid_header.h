#pragma once
// The header of a table of texts: which words name which column, and where it is printed again.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "stages/segment/table_lines.h"

namespace glane {

/// Column of each word of a header line, -1 where none is certain. `names` are the columns' as the
/// project has them, `taken` the letters of each that earlier lines have used up, which grow.
std::vector<int> header_columns(const TableLine& line, std::string_view text, const std::vector<std::string>& names,
                                std::vector<std::size_t>& taken);

/// How many lines from `at` on repeat the first lines of the header.
std::size_t repeated_lines(const std::vector<TableLine>& lines, std::size_t at,
                           const std::vector<std::string>& header_keys, std::string_view text);

}  // namespace glane
