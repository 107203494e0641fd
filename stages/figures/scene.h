#pragma once
// A figure as shaped lines, rectangles, strokes and discs at exact places: the one description from which the SVG,
// the PDF and the PNG are made, so that the three look the same.

#include <array>
#include <string>
#include <vector>

#include "stages/figures/fonts.h"
#include "stages/figures/shape.h"

namespace glane::figures {

/// A line of text whose baseline starts at (x, y).
struct SceneLine {
    ShapedLine line;
    double px = 0;
    double x = 0;
    double y = 0;
};

/// Lines that belong together: an expression, a title, a legend.
struct SceneText {
    std::vector<SceneLine> lines;
    std::string colour;
    std::string title;  ///< shown when pointed at; or empty
    std::string link;   ///< "#id" in the page that shows the figure, or a URL; or empty
};

struct SceneBox {
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;
    std::string colour;
    std::string title = {};  ///< shown when pointed at; or empty
    std::string link = {};   ///< or empty
};

/// A line through two points or more; its ends are cut square at the points.
struct SceneStroke {
    std::vector<std::array<double, 2>> points;
    double width = 1;
    std::string colour;
    std::string title = {};
};

/// A disc, and around it a ring of the colour `rim` when `rim_width` is above 0 (half of it inside).
struct SceneCircle {
    double x = 0;
    double y = 0;
    double radius = 0;
    std::string colour;
    std::string rim = {};
    double rim_width = 0;
    std::string title = {};
    std::string link = {};
};

/// Drawn in this order: boxes, strokes, circles, texts.
struct Scene {
    std::string name;  ///< identifies the figure in a page: letters, digits, hyphens
    double width = 0;  ///< CSS pixels
    double height = 0;
    std::string page;  ///< colour
    std::string title;
    std::string description;
    std::vector<SceneBox> boxes;
    std::vector<SceneText> texts;
    std::vector<SceneStroke> strokes = {};
    std::vector<SceneCircle> circles = {};
};

/// How the SVG has its letters: as text with an embedded font, or as outlines for programs that
/// have no fonts (then each expression is still found in its <title>).
enum class SvgLetters { text, outlines };

/// SVG 1.1 with real text, role="img", <title> and <desc>.
std::string to_svg(const Scene& scene, const FontSet& fonts, SvgLetters letters);

/// PDF 1.5 of one page with embedded fonts, selectable text and its links, "#id" into the page beside it (see links.h).
std::string to_pdf(const Scene& scene, const FontSet& fonts);

/// PNG, RGB, with its resolution. `dpi` 96 gives one pixel for each CSS pixel.
std::string to_png(const Scene& scene, const FontSet& fonts, int dpi);

}  // namespace glane::figures
