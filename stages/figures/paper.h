#pragma once
// The one look of all charts: the page of a 16 cm column, its letters, margins and colours, and the files that are made
// of a drawn scene. A chart asks for a page, draws from top() downwards between left() and right(), and says where it
// ends; then title, legend and note are set around it and the page is as high as all that needs.

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/base/stage.h"
#include "pipeline/model/figure.h"
#include "stages/figures/fonts.h"
#include "stages/figures/furniture.h"
#include "stages/figures/palette.h"
#include "stages/figures/scene.h"

namespace glane::figures {

constexpr double kTextPx = 12;         ///< 9 pt: labels and values
constexpr double kSmallPx = 32.0 / 3;  ///< 8 pt: ticks, legends, notes
constexpr double kTitlePx = 44.0 / 3;  ///< 11 pt
constexpr double kPageMargin = 8;      ///< around all that is drawn
constexpr double kLinePx = 0.75;       ///< thin lines: axes, grids

/// What all charts let their user choose.
struct PaperOptions {
    int width = 605;
    int dpi = 300;
    bool dark = false;
    bool outline = false;
    std::string title;
    std::string note;
    std::vector<std::string> formats = {"svg", "pdf", "png", "csv"};

    template <typename Visitor>
    void describe(Visitor&& visit) {
        visit("width", width, "width of the figure in pixels (96 to the inch); 605 are a column of 16 cm");
        visit("dpi", dpi, "resolution of the PNG");
        visit("dark", dark, "light letters on a dark page");
        visit("outline", outline, "letters of the SVG as outlines instead of text");
        visit("title", title, "printed above the figure");
        visit("note", note, "printed below the figure: source, explanation");
        visit("formats", formats, "what is made: svg, pdf, png, csv");
    }
};

/// What is said of a chart. All in French, in whole sentences where not told otherwise.
struct ChartWords {
    std::string usual_title;  ///< of the SVG and the PDF when the user gives none; no full stop
    std::string shown;        ///< first sentence of the caption: what the figure shows
    std::string explanation;  ///< printed below the figure and part of its caption; or empty
    std::string alternative;  ///< for those who cannot see it
};

/// The legend of the colours; empty where there is one colour.
struct Legend {
    std::string meaning;  ///< "thèmes"; or empty
    std::vector<ColouredGroup> groups;
};

enum class Align { left, centre, right };

class Paper {
  public:
    /// Throws Error for an option out of range. Says in `context` when the fonts are not the pinned ones.
    Paper(PaperOptions options, Context& context);

    [[nodiscard]] const FontSet& fonts() const { return fonts_; }
    [[nodiscard]] const Palette& palette() const { return *palette_; }
    [[nodiscard]] double width() const { return static_cast<double>(options_.width); }
    [[nodiscard]] double left() const { return kPageMargin; }
    [[nodiscard]] double right() const { return width() - kPageMargin; }
    /// Below the title.
    [[nodiscard]] double top() const;

    /// A page without height. `name` as Scene::name: "glane-bars".
    [[nodiscard]] Scene page(std::string name) const;
    /// The scene's drawing ends at `bottom`: title, legend, explanation and note are set, and the page has its height.
    void finish(Scene& scene, double bottom, const ChartWords& words, const Legend& legend = {}) const;
    /// The wanted files of a finished scene. Characters that the fonts lack become findings.
    [[nodiscard]] Figure figure(const Scene& scene, const ChartWords& words, std::string csv, Context& context) const;

    /// The group's colour by its index: those beyond the last colour share the quiet one.
    [[nodiscard]] const std::string& colour(std::size_t group) const;

  private:
    [[nodiscard]] Furniture furniture(const std::string& note, const std::string& legend_meaning) const;

    PaperOptions options_;
    FontSet fonts_;
    const Palette* palette_;
};

/// A line of text as a scene has it; `x` is its left end, middle or right end.
SceneText set_line(ShapedLine line, double px, double x, double baseline, const std::string& colour,
                   Align align = Align::left);

}  // namespace glane::figures
