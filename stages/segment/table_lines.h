#pragma once
// The lines of a table passage as words and bars: what the grid of a table is inferred from.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/document.h"
#include "pipeline/model/offset_map.h"
#include "pipeline/model/source.h"

namespace glane {

struct TableWord {
    Span span;
    std::uint16_t bars = 0;  ///< boundaries seen between the word before (or the line's beginning) and this one
};

/// A line with at least one word. Rules (`+----+`, `|---|`) are no words.
struct TableLine {
    Span span;
    std::vector<TableWord> words;
    std::uint16_t bars_behind = 0;  ///< behind the last word
    std::uint32_t page = 0;         ///< index into Source::pages
    bool apart = false;             ///< blank lines, or a page break, stand before it

    /// Segments that the bars cut the line into, frames not counted: "a | b | c" has three.
    [[nodiscard]] std::size_t segments() const;
};

/// The lines of the passage, in order. A bar at the edge of most lines is a frame and no boundary.
std::vector<TableLine> table_lines(const Document& document, const Passage& passage, const Source& source,
                                   const OffsetMap& map);

/// The words [begin, end) of a line, as one span.
inline Span span_of(const TableLine& line, std::size_t begin, std::size_t end) {
    return {line.words[begin].span.begin, line.words[end - 1].span.end};
}

/// Adds a piece to a cell's text and pieces; pieces of one line that touch become one.
void add_piece(TableCell& cell, std::string_view text, Span piece);

}  // namespace glane
