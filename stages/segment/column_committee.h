#pragma once
// All rows of a table cut into columns by several models that learn apart from one another.
//
// Each begins with what the header shows, cuts all rows, learns widths, bars, empty columns and topics
// from what it found (every word by the weight that it has in each column), and cuts again. Tables
// differ in what they show best, so the models differ in what they trust; the mean of their weights is
// sure only where they agree.

#include <cstddef>
#include <string>
#include <vector>

#include "stages/segment/column_cut.h"
#include "stages/segment/table_words.h"

namespace glane {

/// A row to cut.
struct RowToCut {
    std::vector<CutLine> lines;
    std::size_t names = 0;  ///< words at its beginning that stand in the first column for certain
};

/// What the header shows of the columns.
struct HeaderFacts {
    std::vector<std::string> names;
    std::vector<double> widths;  ///< of the longest line of each name
    double widest_line = 0;      ///< of the whole table
};

/// Whether a table of so many columns and lines can be cut.
bool can_cut(std::size_t columns, std::size_t lines);

/// The weights of each row; see column_cut.h.
std::vector<Weights> cut_rows(const std::vector<RowToCut>& rows, const HeaderFacts& header, const Fluency& fluency);

}  // namespace glane
