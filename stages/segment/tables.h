#pragma once
// The tables of a document: every passage of the kind becomes one or more tables of rows and cells.
//
// Captions and lines that say where a table comes from stand apart from its rows. What is a row of
// numbers is read by number_table.h and checked by arithmetic; the rest by text_grid.h.

#include <string>
#include <vector>

#include "pipeline/base/stage.h"
#include "pipeline/model/document.h"
#include "pipeline/model/language.h"
#include "pipeline/model/lexicon.h"
#include "pipeline/model/offset_map.h"
#include "pipeline/model/pattern.h"
#include "pipeline/model/source.h"
#include "pipeline/model/table_correction.h"
#include "stages/segment/text_grid.h"

namespace glane {

struct TableInput {
    const Source& source;
    const Restored& restored;
    const Language& language;
    const Lexicon& lexicon;
    const std::vector<Pattern>& captions;
    const std::vector<TableRule>& rules;
    const std::vector<TableCorrection>& corrections;
};

/// Fills document.tables; passages are there. Corrections are applied last.
void read_tables(Document& document, const TableInput& input, Context& context);

/// Puts the researcher's words into the cells that they mean; a finding for each that means none.
void correct_tables(std::vector<TextTable>& tables, const std::vector<TableCorrection>& corrections, Context& context);

}  // namespace glane
