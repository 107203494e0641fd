#pragma once
// The word cloud: every expression whole, upright and on the page, at a size that is an exact and
// declared function of its weight; none touches another, none is left out.
//
// The same items and options always give the same bytes. Besides its input the stage reads the
// pinned fonts (see fonts.h), which belong to the program.

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/base/stage.h"
#include "pipeline/model/figure.h"

namespace glane {

struct DrawCloud {
    static constexpr std::string_view name = "figures";
    static constexpr int version = 3;

    struct Input {
        const std::vector<CloudItem>& items;
    };
    using Output = Cloud;

    struct Options {
        std::string name = "cloud";
        int width = 1600;
        int height = 1000;
        std::string scale = "area";
        std::string shape = "rectangle";
        std::string layout = "compact";
        double fill = 1;
        double min_size = 9;
        int dpi = 192;
        bool dark = false;
        bool outline = false;
        std::string weight_meaning = "le nombre d’occurrences";
        int decimals = -1;
        std::string group_meaning;
        std::string title;
        std::string note;
        std::vector<std::string> formats = {"svg", "pdf", "png", "csv", "vega"};

        template <typename Visitor>
        void describe(Visitor&& visit) {
            visit("name", name, "tells figures of one page apart: small letters, digits, hyphens");
            visit("width", width, "width of the figure in pixels (96 to the inch)");
            visit("height", height, "height of the figure in pixels");
            visit("scale", scale, "font size by weight: area (surface proportional), linear, log, equal");
            visit("shape", shape, "outline of the cloud: rectangle, ellipse");
            visit("layout", layout, "compact: the heaviest in the middle; semantic: near in the corpus, near on the page");
            visit("fill", fill, "share of the page that expressions may cover, 0 to 1; 1 = as large as fits");
            visit("min_size", min_size, "font size in pixels below which an expression is reported as hard to read");
            visit("dpi", dpi, "resolution of the PNG");
            visit("dark", dark, "light letters on a dark page");
            visit("outline", outline, "letters of the SVG as outlines instead of text");
            visit("weight_meaning", weight_meaning, "what the weight is, in French with its article: le nombre d’occurrences");
            visit("decimals", decimals, "of the printed weights; -1: as many as they need");
            visit("group_meaning", group_meaning, "what the colours show, in French: thèmes");
            visit("title", title, "printed above the cloud");
            visit("note", note, "printed below the cloud: source, explanation");
            visit("formats", formats, "what is made: svg, pdf, png, csv, vega (Vega-Lite)");
        }
    };

    /// Throws Error for an item with no text or a weight that is not positive, or an option out of
    /// range. Reports expressions below min_size, and characters that the fonts lack.
    static Output run(const Input& input, const Options& options, Context& context);
};

static_assert(Stage<DrawCloud>);

}  // namespace glane
