#pragma once
// What a researcher decided about lines of a source that structure had taken for something else.

#include <cstdint>
#include <optional>
#include <string>

#include "pipeline/base/error.h"
#include "pipeline/model/document.h"

namespace glane {

/// One row of structure.tsv: the lines from `line` to `line_end` are one passage of this kind.
struct StructureDecision {
    Place where;                 ///< of the row, for messages
    std::string file;            ///< name of the source
    std::uint32_t line = 0;      ///< of the source, from 1
    std::uint32_t line_end = 0;  ///< the last
    /// Nothing for a heading of an interview and for text that goes on with the passage above.
    std::optional<PassageKind> kind;
    bool is_interview = false;  ///< heading of an interview
    bool goes_on = false;       ///< the rest of the passage above
    std::uint8_t level = 0;     ///< of a heading; 0 to leave it to glane
    std::string speaker;        ///< of a turn; empty to read it from the line
};

}  // namespace glane
