#pragma once
// Places masks on a page of cells, heaviest first, each at the free place nearest to the centre.
//
// "Nearest" is exact: every place of the page is considered, by distance from the centre measured
// in an ellipse of the page's proportions; ties go to the row nearest the middle, then up, then left. There are no
// random numbers. Two masks share no cell, so neighbours keep both halves of their gaps.

#include <cstdint>
#include <optional>
#include <vector>

#include "stages/figures/mask.h"
#include "stages/figures/nearness.h"

namespace glane::figures {

/// The page in cells. All ink lies in it; in an ellipse also when `ellipse`.
struct Page {
    int width = 0;
    int height = 0;
    bool ellipse = false;
};

/// Where a mask's upper left cell is; the gap may reach over the page's edge.
struct Position {
    int x = 0;
    int y = 0;
};

/// A position for every mask, in their order; none when one finds no place. With `wishes`, one for each mask, the
/// free place nearest to where its middle wishes to be; without, nearest to the centre.
std::optional<std::vector<Position>> pack(const std::vector<const Mask*>& masks, Page page, const std::vector<Wish>& wishes = {});

/// How many masks share a cell with one before them: counted anew, cell by cell.
std::int64_t count_overlaps(const std::vector<const Mask*>& masks, const std::vector<Position>& positions);

}  // namespace glane::figures
