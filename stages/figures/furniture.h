#pragma once
// What stands around a cloud: title, legend of colours, scale of sizes, note. Their heights are
// known before the cloud is laid out; the scale is drawn after, when the sizes are known.

#include <string>
#include <utility>
#include <vector>

#include "stages/figures/draw_cloud.h"
#include "stages/figures/palette.h"
#include "stages/figures/scale.h"
#include "stages/figures/scene.h"

namespace glane::figures {

/// A group and its colour.
using ColouredGroup = std::pair<std::string, std::string>;

/// The sizes of the letters around a cloud, and the page's margin.
struct Measure {
    double margin = 0;
    double title_px = 0;
    double small_px = 0;
    double sample_px = 0;  ///< of the largest sample of the scale

    explicit Measure(const DrawCloud::Options& options);
};

/// Rows of text, each centred, that grow downwards from `top`.
class Furniture {
  public:
    Furniture(const DrawCloud::Options& options, const FontSet& fonts, const Palette& palette);

    /// Height of the title with the space below it; 0 without one.
    [[nodiscard]] double title_height() const;
    /// Height of all that stands below the cloud, with the space above it.
    [[nodiscard]] double height_below(const std::vector<ColouredGroup>& groups) const;
    void draw_title(Scene& scene) const;
    /// `samples` are weights of the scale, `sample_px` their font sizes.
    void draw_below(Scene& scene, const std::vector<ColouredGroup>& groups, const std::vector<double>& samples,
                    const std::vector<double>& sample_px) const;
    [[nodiscard]] const Measure& measure() const { return measure_; }

  private:
    struct Word {
        ShapedLine line;
        double px = 0;
        std::string colour;
        double before = 0;  ///< free space to its left in the row
        std::string swatch;  ///< colour of the square before it; or empty
    };
    using FurnitureRow = std::vector<Word>;
    [[nodiscard]] Word word(const std::string& text, double px, const std::string& colour, double before) const;
    [[nodiscard]] std::vector<FurnitureRow> flowed(std::vector<Word> words) const;
    [[nodiscard]] std::vector<FurnitureRow> title_rows() const;
    [[nodiscard]] std::vector<FurnitureRow> group_rows(const std::vector<ColouredGroup>& groups) const;
    [[nodiscard]] std::vector<FurnitureRow> note_rows() const;
    void draw_row(Scene& scene, const FurnitureRow& row, double baseline) const;

    const DrawCloud::Options& options_;
    const FontSet& fonts_;
    const Palette& palette_;
    Measure measure_;
};

}  // namespace glane::figures
