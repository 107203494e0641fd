#pragma once
// A table of numbers without a grid: lines that end in the same number of cells, labels before them
// that may be wrapped, and a header that may name the columns.

#include <cstddef>
#include <string_view>
#include <vector>

#include "pipeline/model/language.h"
#include "pipeline/model/text_table.h"
#include "stages/segment/table_lines.h"

namespace glane {

/// Whether most of the lines are rows of numbers.
bool is_number_table(const std::vector<TableLine>& lines, std::string_view text, const Language& language);

/// Whether every word of the line names a column of numbers: "Effectifs %", "2019 2020".
bool is_number_header(const TableLine& line, std::string_view text, const Language& language);

/// Fills columns, rows and unassigned from the lines of the body.
void read_number_table(TextTable& table, const std::vector<TableLine>& lines, std::string_view text,
                       const Language& language);

}  // namespace glane
