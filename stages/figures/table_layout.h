#pragma once
// The columns of a table: which hold numbers, how wide each is, and its cells in lines.

#include <cstddef>
#include <string>
#include <vector>

#include "stages/figures/draw_table.h"
#include "stages/figures/fit.h"
#include "stages/figures/paper.h"

namespace glane::figures {

struct TableCell {
    Block block;
    bool whole = true;
    /// Of a number: the width in ems of what stands before its decimals ("−1 234" of "−1 234,5").
    double before_decimals = 0;
};

struct TableColumn {
    bool is_numbers = false;
    double left = 0;  ///< on the page
    double width = 0;
    double before_decimals = 0;    ///< the widest, in pixels
    double number_width = 0;       ///< of all numbers when aligned at their decimals, in pixels
    std::vector<TableCell> cells;  ///< the head first
};

/// A number as French or a program writes it: digits with blanks or a comma, a sign, "<", per cent.
bool looks_like_number(std::string_view cell);

/// Columns of cells, side by side; all cells drawable. As wide as what is in them where the page has room, otherwise
/// the widest columns of text are narrowed.
std::vector<TableColumn> lay_out_columns(const FigureTable& table, const Paper& paper);

}  // namespace glane::figures
