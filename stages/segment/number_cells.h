#pragma once
// Numbers in the cells of a table: "278", "1 234", "65,1 %", "n.d.", and "l4" where the page had 14.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/language.h"
#include "stages/segment/table_lines.h"

namespace glane {

struct CellNumber {
    double value = 0;
    int decimals = 0;
    bool share = false;    ///< a % sign stands with it
    bool misread = false;  ///< letters stand for digits: l4
};

/// The number that a cell's text is; groups of three digits may stand apart, decimals behind , or .
std::optional<CellNumber> read_number(std::string_view cell);
/// The number as French prints it: "1 234", "65,1".
std::string printed(double value, int decimals);

/// The cells at the end of a line: [begins[i], begins[i + 1]) are words of the line.
struct NumberSplit {
    std::vector<std::size_t> begins;  ///< of each cell; what stands before the first is the label
    double doubt = 0;                 ///< 0 where nothing speaks against it
};

/// First of the words that end the line and are numbers, % signs or signs of a missing value; the
/// number of words where there is none.
std::size_t numbers_begin(const TableLine& line, std::string_view text, const Language& language);

/// Ways to read `cells` numbers at the end of the line, the least doubtful first.
std::vector<NumberSplit> number_splits(const TableLine& line, std::string_view text, std::size_t cells,
                                       const Language& language);

}  // namespace glane
