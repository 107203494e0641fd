#include <algorithm>

#include "stages/figures/packing.h"

namespace glane::figures {

std::int64_t count_overlaps(const std::vector<const Mask*>& masks, const std::vector<Position>& positions) {
    CellRect all{0, 0, 1, 1};
    for (std::size_t i = 0; i < masks.size(); ++i) {
        const Position at = positions[i];
        all = {std::min(all.left, at.x), std::min(all.top, at.y), std::max(all.right, at.x + masks[i]->cells.width),
               std::max(all.bottom, at.y + masks[i]->cells.height)};
    }
    const auto columns = static_cast<std::size_t>(all.right - all.left);
    std::vector<bool> taken(columns * static_cast<std::size_t>(all.bottom - all.top), false);
    std::int64_t overlaps = 0;
    for (std::size_t i = 0; i < masks.size(); ++i) {
        const BitRows& cells = masks[i]->cells;
        bool shares = false;
        for (int y = 0; y < cells.height; ++y) {
            const std::size_t row = static_cast<std::size_t>(positions[i].y - all.top + y) * columns;
            for (int x = 0; x < cells.width; ++x) {
                if ((cells.row(y)[x / 64] >> (x % 64) & 1) == 0) continue;
                std::vector<bool>::reference cell = taken[row + static_cast<std::size_t>(positions[i].x - all.left + x)];
                shares = shares || cell;
                cell = true;
            }
        }
        overlaps += shares ? 1 : 0;
    }
    return overlaps;
}

}  // namespace glane::figures
