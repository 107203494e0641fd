#include "stages/figures/dispersion_axis.h"

#include <cmath>

namespace glane::figures {

DispersionAxis::DispersionAxis(const DispersionTable& table, AxisScale scale, double left, double width) {
    std::int64_t reached = 0;
    edges_.push_back(left);
    for (const Part& part : table.parts) {
        sizes_.push_back(part.positions);
        before_.push_back(reached);
        reached += part.positions;
        const double share = scale == AxisScale::tokens
                                 ? static_cast<double>(reached) / static_cast<double>(table.positions)
                                 : static_cast<double>(sizes_.size()) / static_cast<double>(table.parts.size());
        edges_.push_back(left + width * share);
    }
}

// A share of whole numbers below 2^32 gives the number back exactly when it is rounded.
std::int64_t DispersionAxis::rank(const DispersedPlace& place) const {
    return std::llround(place.position_in_part * static_cast<double>(sizes_[place.part]));
}

double DispersionAxis::x(const DispersedPlace& place) const {
    const double share = (static_cast<double>(rank(place)) + 0.5) / static_cast<double>(sizes_[place.part]);
    return begin(place.part) + share * (end(place.part) - begin(place.part));
}

std::int64_t DispersionAxis::position(const DispersedPlace& place) const {
    return before_[place.part] + rank(place) + 1;
}

}  // namespace glane::figures
