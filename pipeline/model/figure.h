#pragma once
// Figures: what a cloud is drawn from, where each expression came to stand, and the files that go
// into a publication. Lengths are CSS pixels (96 to the inch), y grows downwards.

#include <cstdint>
#include <string>
#include <vector>

namespace glane {

/// One expression of a word cloud.
struct CloudItem {
    std::string text;
    double weight = 0;                ///< > 0
    std::string group;                ///< theme or interview, which the colour shows; or empty
    std::string evidence;             ///< one line of French that says what the weight rests on; or empty
    std::string link;                 ///< "#id" in the page that shows the figure, or a URL; or empty
    std::vector<std::string> places;  ///< "p. 12, l. 340", for the table beside the figure
    std::size_t line = 0;             ///< of the file that it was read from, for messages; 0 if none
    /// Where it was said, as names that only have to be the same for the same place (turns, interviews, …): two items
    /// that share many are near each other in the corpus, and in a semantic cloud. In no order.
    std::vector<std::string> contexts = {};

    template <typename Archive>
    void archive(Archive& a) {
        a(text, weight, group, evidence, link, places, line, contexts);
    }
};

/// One printed line of an expression: the start of its baseline and its exact width.
struct PlacedLine {
    std::string text;
    double x = 0;
    double y = 0;
    double width = 0;

    template <typename Archive>
    void archive(Archive& a) {
        a(text, x, y, width);
    }
};

/// An expression in its place. x, y is the centre of its box, which holds all its ink.
struct PlacedItem {
    CloudItem item;
    double px = 0;  ///< font size
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;
    std::string colour;  ///< "#rrggbb"
    std::vector<PlacedLine> lines;

    template <typename Archive>
    void archive(Archive& a) {
        a(item, px, x, y, width, height, colour, lines);
    }
};

/// One figure as files; all are made from the same scene and look the same.
struct Figure {
    std::string name;              ///< file name without extension
    std::string svg;
    std::string pdf;
    std::string png;
    std::string csv;
    std::string vega;              ///< a Vega-Lite specification, of clouds
    std::string caption;           ///< French: what is shown, what the size means, the source
    std::string alternative_text;  ///< French: for those who cannot see it

    template <typename Archive>
    void archive(Archive& a) {
        a(name, svg, pdf, png, csv, vega, caption, alternative_text);
    }
};

/// A cloud with the numbers by which it can be judged.
struct Cloud {
    std::vector<PlacedItem> items;  ///< heaviest first
    std::int64_t placed = 0;
    std::int64_t dropped = 0;   ///< always 0: sizes are chosen so that everything fits
    std::int64_t overlaps = 0;  ///< items whose ink touches that of another in the layout's grid
    double smallest_px = 0;
    double fill = 0;     ///< line boxes (width x font size) as a share of the area given to the cloud
    double density = 0;  ///< line boxes as a share of their convex hull
    double r2 = 0;       ///< of the printed font sizes against the declared function of the weight
    Figure figure;

    template <typename Archive>
    void archive(Archive& a) {
        a(items, placed, dropped, overlaps, smallest_px, fill, density, r2, figure);
    }
};

}  // namespace glane
