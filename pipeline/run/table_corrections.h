#pragma once
// tables.csv: the cells of tables as the researcher knows them.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/base/stage.h"
#include "pipeline/model/table_correction.h"
#include "pipeline/run/project.h"

namespace glane {

struct TableCorrections {
    std::vector<std::vector<TableCorrection>> by_text;  ///< in the order of the project's texts
    std::vector<Finding> findings;                      ///< of rows that name no text, no table, no row or no column
    std::string digest;                                 ///< SHA-256 of the file; empty where there is none
};

/// The columns `file`, `table`, `row`, `column`, `text` (or fichier, tableau, ligne, colonne, texte), in any order
/// and beside any others; CSV or TSV as a spreadsheet saves it. A project of one text needs no file. Throws Error,
/// with `path`, where a column is not there.
TableCorrections read_table_corrections(std::string_view bytes, const std::string& path,
                                        const std::vector<std::string>& names);

/// tables.csv beside the project.toml; nothing where there is none.
TableCorrections table_corrections_of(const Project& project, const std::vector<std::string>& names);

/// "tables.csv:digest", an input of the step that follows them; none where there are none.
std::vector<std::string> key_of(const std::vector<TableCorrection>& corrections);

}  // namespace glane
