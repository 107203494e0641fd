#pragma once
// Where the ink of a set expression is: outlines filled exactly (by FreeType's area coverage, at
// fractional positions), as spans of cells. The layout makes masks of them, the PNG its pixels. The PNG's other marks are filled in the same way.

#include <array>
#include <functional>
#include <vector>

#include "stages/figures/fonts.h"
#include "stages/figures/shape.h"

namespace glane::figures {

/// Cells [x, x + length) of row y, covered by `coverage` of 255; y grows downwards.
using SpanSink = std::function<void(int x, int y, int length, unsigned char coverage)>;

/// A rectangle of cells; what lies outside is not reported.
struct CellRect {
    int left = 0;
    int top = 0;
    int right = 0;
    int bottom = 0;
};

/// Fills the line's glyphs at `em` cells to the em, its baseline starting at (x, y).
void fill_ink(const ShapedLine& line, const FontSet& fonts, double em, double x, double y, const CellRect& clip,
              const SpanSink& sink);

/// A point of the plane, in cells.
using InkPoint = std::array<double, 2>;

/// Fills the polygon.
void fill_polygon(const std::vector<InkPoint>& corners, const FontSet& fonts, const CellRect& clip, const SpanSink& sink);

/// Fills the disc; of a ring, whose inner radius is above 0, what lies between the two circles.
void fill_disc(InkPoint centre, double radius, double inner, const FontSet& fonts, const CellRect& clip, const SpanSink& sink);

/// The corners of the rectangle that a straight stroke of this width covers.
std::vector<InkPoint> stroke_corners(InkPoint from, InkPoint to, double width);

}  // namespace glane::figures
