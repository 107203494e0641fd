#pragma once
// Tables as files: one CSV a table, and beside it the lines from which each cell was read.

#include <string>
#include <utility>
#include <vector>

#include "pipeline/base/table.h"
#include "pipeline/model/corpus.h"

namespace glane {

/// Rows of the table under the names of its columns; what belongs to none stands in a last column, « non attribué ».
std::string table_csv(const TextTable& table);

/// One row a cell: its row and column, its text, where it begins and ends in the source, and whether the
/// researcher wrote it.
std::string table_lines_csv(const CorpusText& text, const TextTable& table);

/// Page and first and last line of a cell's pieces; zeros where it has none.
struct CellPlace {
    std::uint32_t page = 0;
    std::uint32_t line = 0;
    std::uint32_t line_end = 0;
};
CellPlace place_of(const CorpusText& text, const std::vector<Span>& pieces);

/// All pieces of a table, in the order of the text.
std::vector<Span> pieces_of(const TextTable& table);

/// The column's name, or its number where it has none.
std::string column_name(const TextTable& table, std::size_t column);

/// "tables/<text>-<id>.csv" and "tables/<text>-<id>-lines.csv" of every table, as path and content.
std::vector<std::pair<std::string, std::string>> table_files(const Corpus& corpus);

}  // namespace glane
