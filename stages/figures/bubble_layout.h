#pragma once
// The circles of a bubble chart with their names, as large as the page lets them be, and the scale below them.

#include <vector>

#include "stages/figures/callouts.h"
#include "stages/figures/circle_packing.h"
#include "stages/figures/draw_bubbles.h"
#include "stages/figures/paper.h"

namespace glane::figures {

struct BubbleLayout {
    std::vector<PackedCircle> circles;  ///< on the page, in pixels
    std::vector<PlacedName> names;
    double radius_of_one = 0;  ///< pixels, of the value 1
    double bottom = 0;         ///< of all circles and names
};

/// `bubbles`: heaviest first, all values above 0. `height` as in the options.
BubbleLayout lay_out_bubbles(const std::vector<Bubble>& bubbles, const std::vector<CircleName>& names, double height,
                             const Paper& paper);

/// Draws what the areas mean and circles of round numbers; returns the lower end.
double draw_circle_scale(Scene& scene, const std::vector<Bubble>& bubbles, const BubbleLayout& layout,
                         const std::string& meaning, const Paper& paper);

}  // namespace glane::figures
