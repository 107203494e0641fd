#pragma once
// Where the labels of discs stand: upright, inside the page, touching neither another label nor any disc; beside the
// disc, where the fewest lines of the drawing run through the label, else at the nearest free place, from where a thin
// line leads back when it is far.

#include <optional>
#include <vector>

#include "stages/figures/plane.h"

namespace glane::figures {

struct LabelSize {
    double width = 0;
    double height = 0;
};

struct LabelPlace {
    Rect box;
    std::optional<Segment> leader;  ///< from the disc's edge to the box
};

/// What labels must keep clear of, and what they had better.
struct LabelGround {
    Rect page;
    std::vector<Disc> discs;     ///< each with a label
    std::vector<Segment> lines;  ///< a label may stand on them
};

/// One place a disc, in its order; none where the page has no room for its label. Labels choose in the order of their
/// discs, and leave to later ones the place right below their disc where they can. No leader crosses a label or another
/// disc. `sizes`: one a disc.
std::vector<std::optional<LabelPlace>> label_places(const LabelGround& ground, const std::vector<LabelSize>& sizes);

}  // namespace glane::figures
