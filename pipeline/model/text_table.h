#pragma once
// A table of a document: its columns and rows as far as the text shows them, each cell with the
// lines that it was read from.
//
// Every word of the passage stands in exactly one place: the caption, the source, a column's name, a
// repeated header, a cell, or what is unassigned.

#include <cstdint>
#include <string>
#include <vector>

#include "pipeline/model/span.h"

namespace glane {

struct TableCell {
    std::string text;          ///< on one line; of the researcher where `corrected`
    std::vector<Span> pieces;  ///< of the restored text, one a line; empty where the researcher added the cell
    bool corrected = false;

    template <typename Archive>
    void archive(Archive& a) {
        a(text, pieces, corrected);
    }
};

struct TableRow {
    std::vector<TableCell> cells;  ///< one a column of the table; the first names the row
    TableCell unassigned;          ///< what stands in the row and cannot be said to belong to a column

    template <typename Archive>
    void archive(Archive& a) {
        a(cells, unassigned);
    }
};

struct TextTable {
    std::string id;             ///< unique in its document: "tableau-2"
    std::string caption;        ///< line above or below that names it, or the heading above; may be empty
    std::uint32_t passage = 0;  ///< the first passage that it takes up, into Document::passages
    std::vector<TableCell> columns;
    std::vector<TableRow> rows;
    bool numeric = false;              ///< all columns but the first are numbers
    std::vector<Span> caption_pieces;  ///< empty where the caption is the heading above
    TableCell source;                  ///< lines below that say where it comes from: "Source : …"
    TableCell repeated_header;         ///< the header again, at the top of further pages
    TableCell unassigned;              ///< what stands in no row: of the header, or above it

    template <typename Archive>
    void archive(Archive& a) {
        a(id, caption, passage, columns, rows, numeric, caption_pieces, source, repeated_header, unassigned);
    }
};

}  // namespace glane
