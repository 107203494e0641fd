#pragma once
// How densely a cloud is packed: against the convex hull of its boxes.

#include <vector>

#include "pipeline/model/figure.h"

namespace glane::figures {

/// Area of the convex hull of the items' boxes (Andrew's monotone chain, 1979).
double hull_area(const std::vector<PlacedItem>& items);

}  // namespace glane::figures
