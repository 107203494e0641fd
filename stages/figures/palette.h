#pragma once
// Colours that the colour-blind can tell apart, after Okabe and Ito (2008) and Tol (2021), made
// darker (or lighter, on the dark page) until each has a contrast of at least 4.5:1 (WCAG 2.1).

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace glane::figures {

struct Palette {
    std::string page;
    std::string text;    ///< titles
    std::string quiet;   ///< legends, and groups beyond the last colour
    std::vector<std::string> groups;
    std::vector<std::string> tones;  ///< of one hue, to tell neighbours apart where there are no groups
    std::string grid;                ///< thin lines behind what is drawn
};

const Palette& light_palette();
const Palette& dark_palette();

/// WCAG contrast of two colours "#rrggbb": 1 to 21.
double contrast(std::string_view a, std::string_view b);

}  // namespace glane::figures
