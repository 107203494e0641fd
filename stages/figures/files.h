#pragma once
// The files of a figure, all made from one scene: which there are, and how they are made.

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/base/stage.h"
#include "pipeline/model/figure.h"
#include "stages/figures/fonts.h"
#include "stages/figures/scene.h"

namespace glane::figures {

/// What is made of a scene, and how.
struct FileChoice {
    std::vector<std::string> formats;  ///< svg, pdf, png, csv; of clouds vega too
    bool outline = false;              ///< letters of the SVG as outlines
    int dpi = 96;                      ///< of the PNG

    [[nodiscard]] bool wants(std::string_view format) const;
};

/// Throws Error for a format that is not one of `known`.
void check_formats(const std::vector<std::string>& formats, const std::vector<std::string_view>& known);

/// Says so when the fonts are not the pinned ones.
void report_fonts(const FontSet& fonts, Context& context);

/// Makes the wanted ones of SVG, PDF and PNG.
void draw_files(Figure& figure, const Scene& scene, const FontSet& fonts, const FileChoice& choice);

}  // namespace glane::figures
