#pragma once
// The lines of a table passage told apart: captions, bodies, and lines below that name a source.

#include <string_view>
#include <vector>

#include "pipeline/model/language.h"
#include "pipeline/model/pattern.h"
#include "stages/segment/table_lines.h"

namespace glane {

/// One table of a passage.
struct TableParts {
    std::vector<TableLine> caption;
    std::vector<TableLine> body;
    std::vector<TableLine> source;
};

/// A caption, or rows behind a source, begin a new table. `begins_row` is the project's pattern, or null.
std::vector<TableParts> table_parts(std::vector<TableLine> lines, std::string_view text, const Language& language,
                                    const std::vector<Pattern>& captions, const Pattern* begins_row);

}  // namespace glane
