#pragma once
// What a cloud is made of, for those who check it or draw it again.

#include <string>

#include "pipeline/model/figure.h"
#include "stages/figures/scene.h"

namespace glane::figures {

/// CSV, an expression a row, heaviest first: expression, weight, group, px (font size), x, y (centre of its ink), width,
/// height (of its ink), lines ("the first / the second"), colour, evidence, places, link. Lengths in CSS pixels.
std::string cloud_csv(const Cloud& cloud);

/// A Vega-Lite 5 specification that draws the same expressions at the same places, a line of text a datum, for R, Python
/// and the web. Its own fonts decide how wide they are there. `scene` gives page and title.
std::string cloud_vega(const Scene& scene, const Cloud& cloud);

}  // namespace glane::figures
