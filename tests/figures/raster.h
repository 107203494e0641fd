#pragma once
// Looks at a finished cloud without any of the layout's own arithmetic: reads the outlines out of
// the SVG as printed and lets cairo fill them, one expression after another.

#include <string>
#include <vector>

namespace glane::test {

/// An expression as the SVG draws it.
struct DrawnItem {
    std::string title;
    std::string path;
};

/// The expressions of an SVG that was made with outlines.
std::vector<DrawnItem> drawn_items(const std::string& svg);

/// Which expression covers each pixel (at least half of it): its index, or -1.
struct InkMap {
    int width = 0;
    int height = 0;
    std::vector<int> owner;
    int shared = 0;  ///< pixels that more than one expression covers
    std::vector<long> area;  ///< pixels of each expression
};

InkMap ink_map(const std::vector<DrawnItem>& items, int width, int height, double scale);

/// The least gap in a row of pixels between two neighbouring expressions, as a share of the smaller
/// of their font sizes (in pixels of the map); only rows in which both have ink count.
double least_gap(const InkMap& map, const std::vector<double>& px);

}  // namespace glane::test
