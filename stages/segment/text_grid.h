#pragma once
// A table of texts: cells of several lines that stand side by side, with bars between them of which
// some, most or none were read.
//
// Where a line has all its bars, they say what its cells are; elsewhere the lines of a row are cut by
// column_cut.h. Its columns are those that the project names or, where it names none, those that the
// bars of most lines show. Without either a table has one column, and nothing is assigned but by bars.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/language.h"
#include "pipeline/model/lexicon.h"
#include "pipeline/model/pattern.h"
#include "pipeline/model/text_table.h"
#include "stages/segment/table_lines.h"

namespace glane {

/// What a project says of one of its tables.
struct TableRule {
    std::optional<Pattern> caption;    ///< found in the caption, or in the heading above
    std::vector<std::string> columns;  ///< names, from the left
    std::optional<Pattern> row;        ///< found in the line that begins a row
};

struct TableTools {
    const Language& language;
    const Lexicon& lexicon;
};

/// Fills columns, rows and what is unassigned from the lines of the body; `rule` may be null.
void read_text_grid(TextTable& table, const std::vector<TableLine>& lines, std::string_view text, const TableRule* rule,
                    const TableTools& tools);

}  // namespace glane
