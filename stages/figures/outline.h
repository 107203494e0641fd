#pragma once
// The outlines of a line of text as an SVG path, for figures that must not need any font.

#include <string>

#include "stages/figures/scene.h"

namespace glane::figures {

/// Path data ("M…Q…Z") in the scene's pixels.
std::string outline_path(const SceneLine& line, const FontSet& fonts);

}  // namespace glane::figures
