#pragma once
// Near in the corpus, near on the page: where each expression of a semantic cloud would like to stand.

#include <array>
#include <vector>

#include "pipeline/model/figure.h"

namespace glane::figures {

/// A place on the page as shares of its half width and half height: (0, 0) is the centre, (1, 1) the lower right corner.
using Wish = std::array<double, 2>;

/// A wish for each item. Two items are the nearer the more contexts they share (Dice's coefficient; the same group
/// counts as a little); from these distances a plane map is made by stress majorisation (Gansner, Koren & North 2004, with weights d⁻²),
/// turned so that it is longest across, and stretched until the page is evenly used. No random numbers.
/// Time and memory grow with the square of the number of items.
std::vector<Wish> wished_places(const std::vector<CloudItem>& items);

}  // namespace glane::figures
