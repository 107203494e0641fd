#pragma once
// The names of circles: inside where they fit whole, otherwise beside, at the end of a line that meets no other
// circle, no other name and no other line.

#include <string>
#include <vector>

#include "stages/figures/circle_packing.h"
#include "stages/figures/fonts.h"
#include "stages/figures/shape.h"

namespace glane::figures {

/// A name and, below it, how many; as the user may read it whole when some of it is cut.
struct CircleName {
    std::string name;
    std::string count;
};

struct NameRect {
    double left = 0;
    double top = 0;
    double right = 0;
    double bottom = 0;
};

/// Where the name of a circle went. A letter stands for a name that is told elsewhere.
struct PlacedName {
    enum class Where { inside, beside, letter, nowhere } where = Where::nowhere;
    double px = 0;
    std::vector<ShapedLine> lines;  ///< `count` is the last one of those inside
    NameRect box;                   ///< beside
    double line_x[2] = {0, 0};      ///< of the line from the circle's rim to the name
    double line_y[2] = {0, 0};
    double align = 0;  ///< of the lines in the box: 0 left, 0.5 centred, 1 right
};

/// From one baseline to the next, as a share of the letters' size.
constexpr double kNamePitch = 1.15;
/// Above and below a baseline, as shares of the letters' size: a line of a name is 1 em high.
constexpr double kAscent = 0.78;
constexpr double kDescent = 0.22;

/// A name inside the circle, on three lines at most, with its count; nothing (where == nowhere) if it does not fit
/// whole at a size that can be read.
PlacedName name_inside(const CircleName& name, double radius, const FontSet& fonts);

/// What names beside may take.
struct NameRoom {
    double left = 0;  ///< edges of the page
    double right = 0;
    double width = 0;  ///< of a name, at most
    double px = 0;     ///< size of the letters
};

/// Places beside their circles all names that are nowhere yet, as near as can be; those without a place stay nowhere.
void place_beside(std::vector<PlacedName>& placed, const std::vector<CircleName>& names,
                  const std::vector<PackedCircle>& circles, const NameRoom& room, const FontSet& fonts);

/// Circles without a name that are large enough get a letter, a to z, in their order.
void letter_the_rest(std::vector<PlacedName>& placed, const std::vector<PackedCircle>& circles, const FontSet& fonts);

}  // namespace glane::figures
