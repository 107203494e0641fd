#pragma once
// The lines of one row of a table cut into columns where most of the bars are lost.
//
// Columns run side by side, so what a word of the page follows is not the word before it but the last
// word of its column, on the line above. A beam search over the lines keeps, for every column, how it
// ends so far; a line is cut by dynamic programming into chunks that go to columns in their order. A
// chunk costs what its first word costs behind the end of its column, what its words cost behind one
// another, what it exceeds its column by, and what the bars say against it. What the kept readings do
// not agree on belongs to no column.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "stages/segment/column_model.h"
#include "stages/segment/table_words.h"

namespace glane {

/// A line of the row.
struct CutLine {
    std::vector<WordFacts> words;
    std::vector<std::uint16_t> bars;  ///< before each word
    bool apart = false;               ///< blank lines, or a page break, before it
    std::vector<int> fixed;           ///< column of each word where bars show all of them; else empty
};

struct CutOptions {
    std::size_t beam = 48;
    std::size_t names = 0;  ///< words at the beginning that stand in the first column for certain
};

/// Of each line: how surely each word stands in each column, 0 to 1, [word * columns + column].
using Weights = std::vector<std::vector<double>>;

/// At most 16 columns. `own` is what the row itself added to the model.
Weights cut_row(const std::vector<CutLine>& lines, const ColumnModel& model, const ColumnModel* own,
                const Fluency& fluency, const CutOptions& options);

/// Column of each word of a line, -1 where none is as sure as that.
std::vector<int> surest(const std::vector<double>& weights, std::size_t columns, double certainty);

}  // namespace glane
