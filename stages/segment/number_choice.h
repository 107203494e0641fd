#pragma once
// Which numbers a row holds where its digits can be grouped in more than one way: "812 640 300" is 812
// and 640 300, or 812 640 and 300. The total row decides; else the size of the numbers above and below.

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "stages/segment/number_cells.h"

namespace glane {

/// The readings of one row of the table, the least doubtful alone; several where nothing tells them apart.
struct RowReadings {
    const TableLine* line = nullptr;
    std::vector<NumberSplit> splits;
    bool is_total = false;
};

/// Leaves one split in every row that can be told, and all of them in those that cannot.
void choose_splits(std::vector<RowReadings>& rows, std::string_view text, std::size_t cells);

}  // namespace glane
