#pragma once
// Makes room around the vertices of a network: each is a box, its disc with its label below, and boxes that overlap
// push each other apart until none does, so that a picture keeps the neighbourhoods of the layout it began with.

#include <array>
#include <cstddef>
#include <vector>

#include "stages/figures/plane.h"

namespace glane::figures {

/// A vertex: where it is, and how far its box reaches from there, in pixels.
struct Body {
    double x = 0;
    double y = 0;
    double sideways = 0;
    double above = 0;
    double below = 0;
    double radius = 0;  ///< of its disc

    [[nodiscard]] Rect box() const { return {x - sideways, y - above, x + sideways, y + below}; }
};

/// Stretches the positions so that the boxes reach all edges of the page. In either direction a body goes half where
/// its distances and half where its rank puts it, which closes the gaps between parts that nothing connects; equal ones
/// stay equal.
void stretch(std::vector<Body>& bodies, const Rect& page);

/// Pushes boxes apart, inside the page, and discs off the lines between two others, which would seem to lead to them:
/// that as far as it can be had, for some discs have lines on all sides. False when boxes still overlap: the page is
/// too crowded. `lines`: pairs of indices.
bool spread(std::vector<Body>& bodies, const std::vector<std::array<std::size_t, 2>>& lines, const Rect& page);

}  // namespace glane::figures
