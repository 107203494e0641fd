#pragma once
// Where the ink of a set expression is: outlines filled exactly (by FreeType's area coverage, at
// fractional positions), as spans of cells. The layout makes masks of them, the PNG its pixels.

#include <functional>

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

}  // namespace glane::figures
