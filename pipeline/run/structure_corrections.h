#pragma once
// structure.tsv: lines whose kind the researcher corrected.

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/base/stage.h"
#include "pipeline/model/structure_decision.h"
#include "pipeline/run/project.h"

namespace glane {

struct StructureCorrections {
    std::vector<std::vector<StructureDecision>> by_text;  ///< in the order of the names given
    std::vector<Finding> findings;                        ///< of rows that cannot be followed
    std::string digest;                                   ///< SHA-256 of the file; empty where there is none
};

/// The columns `line` and `kind` and, where they are there, `file` (needed where the project has
/// several texts), `line_end`, `level` and `speaker`. Kinds in English or in French: heading (titre),
/// paragraph (paragraphe), list (liste), note, table (tableau), figure, furniture (hors-texte), turn
/// (tour), interview (entretien) for the heading of one, continued (suite) for the rest of the passage
/// above. Rows without a kind are passed over. Throws Error where no row can be understood.
StructureCorrections read_structure_corrections(std::string_view bytes, const std::vector<std::string>& texts,
                                                const std::string& name, const std::string& path);

/// structure.tsv beside the project.toml; nothing where there is none.
StructureCorrections structure_corrections_of(const Project& project, const std::vector<std::string>& texts);

/// "structure.tsv:digest", an input of the step that follows the decisions; none where there are none.
std::vector<std::string> key_of(const std::vector<StructureDecision>& decisions);

}  // namespace glane
