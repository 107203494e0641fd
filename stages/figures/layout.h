#pragma once
// Finds the largest size at which all expressions fit on the page, and where each then stands.
//
// Masks are made once, in cells; what the search changes is the size of the page in cells. So the
// sizes of the expressions keep their exact proportions, and nothing is ever dropped.

#include <cstdint>
#include <string>
#include <vector>

#include "stages/figures/fonts.h"
#include "stages/figures/nearness.h"
#include "stages/figures/wrap.h"

namespace glane::figures {

/// An expression to be placed: `em` is its font size as a share of the largest (0 < em <= 1).
struct LayoutItem {
    std::string text;
    double em = 1;
};

/// The page in pixels, and what the cloud may do on it.
struct LayoutPage {
    double width_px = 0;
    double height_px = 0;
    bool ellipse = false;
    double fill = 1;           ///< share of the page that line boxes may cover; 1 = as much as fits
    double largest_px = 1e9;   ///< font size that the heaviest may not exceed
    std::vector<Wish> wishes = {};  ///< where each item would like to stand; or empty: at the centre
};

/// Where the block of an expression came to stand, in pixels of the page.
struct LaidOutItem {
    Block block;
    double x = 0;         ///< middle of the block's lines
    double baseline = 0;  ///< of its first line
    double left = 0;      ///< the box of its ink
    double top = 0;
    double right = 0;
    double bottom = 0;
};

struct Layout {
    double em_px = 0;  ///< font size of an item whose em is 1
    std::vector<LaidOutItem> items;
    std::int64_t overlaps = 0;
};

/// About the font size in pixels that the largest will have; within a tenth of it.
double expected_em_px(const std::vector<LayoutItem>& items, const FontSet& fonts, const LayoutPage& page);

/// `items` in the order in which they choose their places, heaviest first; at least one.
Layout lay_out(const std::vector<LayoutItem>& items, const FontSet& fonts, const LayoutPage& page);

}  // namespace glane::figures
