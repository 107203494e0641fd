#pragma once
// The colour of each expression: that of its group; without groups, one of a few tones of one hue,
// chosen so that neighbours differ and are read apart.

#include <vector>

#include "pipeline/model/figure.h"
#include "stages/figures/group_colours.h"
#include "stages/figures/palette.h"

namespace glane::figures {

void colour_items(std::vector<PlacedItem>& items, const GroupColours& groups, const Palette& palette);

}  // namespace glane::figures
