#pragma once
// Where the discs and labels of a network stand: igraph's layout, stretched over the page and loosened until every
// label stands beside its disc and touches nothing. Room is made by a higher page first, then by smaller letters.

#include <optional>
#include <vector>

#include "pipeline/model/network.h"
#include "stages/figures/fit.h"
#include "stages/figures/fonts.h"
#include "stages/figures/plane.h"

namespace glane::figures {

/// Below this many pixels (6 pt) a label counts as hard to read.
constexpr double kLegiblePx = 8;

struct PlacedVertex {
    Disc disc;         ///< its area is in proportion to the occurrences, see NetworkLayout::least_radius
    FittedText label;  ///< one line
    double px = 0;     ///< font size of the label
    double x = 0;      ///< where its baseline begins
    double baseline = 0;
    Rect box;                       ///< of the label, with all its ink
    std::optional<Segment> leader;  ///< from the disc to a label that had to move away
};

struct NetworkLayout {
    std::vector<PlacedVertex> vertices;  ///< in the order of the network's
    double height = 0;                   ///< of the page, in pixels
    double radius_of_one = 0;            ///< of a disc that stands for one occurrence
    double least_radius = 0;             ///< discs that would be smaller are drawn with this radius
};

/// On a page that begins at (left, top) and is `width` wide. Throws Error when there are more vertices than a page
/// holds.
NetworkLayout lay_out_network(const Network& network, const FontSet& fonts, double left, double top, double width);

}  // namespace glane::figures
