#pragma once
// Circles side by side: none touches another, large ones in the middle, and each can be pointed at from outside when
// it is placed. No random numbers: the same radii always give the same places.

#include <vector>

namespace glane::figures {

struct PackedCircle {
    double x = 0;
    double y = 0;
    double radius = 0;
};

/// The circles in the order of their radii, which fall and are > 0. Between any two stays `gap` at least. `flatness`:
/// how much wider than high the whole is to be, 1 for round.
std::vector<PackedCircle> pack_circles(const std::vector<double>& radii, double gap, double flatness);

}  // namespace glane::figures
