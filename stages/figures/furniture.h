#pragma once
// What stands around a figure: title, legend of colours, scale of sizes, note. Their heights are
// known before the figure is laid out; the scale is drawn after, when the sizes are known.

#include <string>
#include <utility>
#include <vector>

#include "stages/figures/palette.h"
#include "stages/figures/fonts.h"
#include "stages/figures/scene.h"

namespace glane::figures {

/// A group and its colour.
using ColouredGroup = std::pair<std::string, std::string>;

/// The sizes of the letters around a figure, and the page's margin; in pixels.
struct Measure {
    double margin = 0;
    double title_px = 0;
    double small_px = 0;
    double sample_px = 0;  ///< of the largest sample of the scale
};

/// For a cloud, which may be of any size: letters grow with the page.
Measure measure_for(int width, int height);

/// What is written around a figure; each part may be empty. Plain text, any blanks.
struct Surround {
    double width = 0;  ///< of the page
    Measure measure;
    std::string title;
    std::string group_meaning;  ///< before the legend of the colours
    std::string scale_meaning;  ///< what sizes mean; a cloud's samples stand behind it
    std::string note;           ///< source, explanation; a line feed begins a new line
    bool centred = true;        ///< or flush left
};

/// A weight of the scale and the font size that shows it.
struct Sample {
    double weight = 0;
    double px = 0;
};

/// Rows of text, each centred or flush left, that grow downwards.
class Furniture {
  public:
    Furniture(Surround surround, const FontSet& fonts, const Palette& palette);

    /// Height of the title with the space below it; 0 without one.
    [[nodiscard]] double title_height() const;
    /// Height of all that stands below the figure, with the space above it.
    [[nodiscard]] double height_below(const std::vector<ColouredGroup>& groups) const;
    void draw_title(Scene& scene) const;
    void draw_below(Scene& scene, const std::vector<ColouredGroup>& groups, const std::vector<Sample>& samples) const;
    [[nodiscard]] const Measure& measure() const { return surround_.measure; }

  private:
    struct Word {
        ShapedLine line;
        double px = 0;
        std::string colour;
        double before = 0;  ///< free space to its left in the row
        std::string swatch = {};  ///< colour of the square before it; or empty
    };
    using FurnitureRow = std::vector<Word>;
    [[nodiscard]] Word word(const std::string& text, double px, const std::string& colour, double before) const;
    [[nodiscard]] std::vector<ShapedLine> parts(const std::string& text, double px) const;
    [[nodiscard]] std::vector<FurnitureRow> flowed(std::vector<Word> words) const;
    [[nodiscard]] std::vector<FurnitureRow> sentence(const std::string& text, double px, const std::string& colour) const;
    [[nodiscard]] std::vector<FurnitureRow> group_rows(const std::vector<ColouredGroup>& groups) const;
    [[nodiscard]] std::vector<FurnitureRow> title_rows() const;
    [[nodiscard]] std::vector<FurnitureRow> note_rows() const;
    [[nodiscard]] double scale_height() const;
    void draw_scale(Scene& scene, const std::vector<Sample>& samples, double top) const;
    void draw_row(Scene& scene, const FurnitureRow& row, double baseline) const;
    [[nodiscard]] double room() const { return surround_.width - 2 * surround_.measure.margin; }

    Surround surround_;
    const FontSet& fonts_;
    const Palette& palette_;
};

}  // namespace glane::figures
