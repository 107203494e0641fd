#pragma once
// The rectangles of a mask that are looked at before all of its cells: where one of them is not free, the mask is not.

#include <vector>

namespace glane::figures {

struct Mask;

/// A rectangle wholly inside the mask.
struct Probe {
    int x = 0;
    int y = 0;
    int width = 0;  ///< in cells; 1, 2, 3, 4, 6, 8, 12, 16 …: few widths, so that few kinds of starts must be known
};

/// Bands lie in the x-height of lines, and are Mask::band_height high; tips lie where letters reach up and down beyond
/// them, and are tip_height() high.
struct Probes {
    std::vector<Probe> bands;  ///< the widest first
    std::vector<Probe> tips;   ///< those of the top and of the bottom by turns
};

/// Rows of a tip of a mask with bands of that height.
int tip_height(int band_height);

/// Of a mask whose cells and bands are known.
Probes probes_of(const Mask& mask);

}  // namespace glane::figures
