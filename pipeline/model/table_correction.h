#pragma once
// What a researcher wrote into a cell of a table, against or beside what was read.

#include <string>

#include "pipeline/base/error.h"

namespace glane {

/// One row of tables.csv. Table, row and column are known by name or by number, from 1.
struct TableCorrection {
    Place where;         ///< of the row, for messages
    std::string file;    ///< name of the source
    std::string table;   ///< "tableau-2", "2", or words of its caption
    std::string row;     ///< text of its first cell, or its number
    std::string column;  ///< its name, or its number; the first is that which names the rows
    std::string text;    ///< of the cell from now on; may be empty
};

}  // namespace glane
