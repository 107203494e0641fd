#pragma once
// Circles whose areas are exactly proportional to what they stand for, side by side, each with its name and number
// inside or beside it, and a scale of round numbers.
//
// The same bubbles and options always give the same bytes.

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/base/stage.h"
#include "pipeline/model/figure.h"
#include "stages/figures/paper.h"

namespace glane {

struct Bubble {
    std::string label;
    double value = 0;           ///< >= 0; what is 0 has no circle and is named below the figure
    std::string group = {};     ///< which the colour shows; or empty
    std::string evidence = {};  ///< French, shown when pointed at; or empty
    std::string link = {};      ///< "#id" in the page that shows the figure, or a URL; or empty
    std::size_t line = 0;       ///< of the file that it was read from; 0 if none

    template <typename Archive>
    void archive(Archive& a) {
        a(label, value, group, evidence, link, line);
    }
};

struct DrawBubbles {
    static constexpr std::string_view name = "bubbles";
    static constexpr int version = 2;

    struct Input {
        const std::vector<Bubble>& bubbles;  ///< in any order
    };
    using Output = Figure;

    struct Options {
        figures::PaperOptions paper;
        int height = 0;
        std::string shown = "Diagramme en bulles";
        std::string value_meaning = "le nombre d’occurrences";
        std::string explanation;
        std::string group_meaning;

        template <typename Visitor>
        void describe(Visitor&& visit) {
            paper.describe(visit);
            visit("height", height, "the circles together are at most so many pixels high; 0: as fits the width");
            visit("shown", shown, "what the circles show, in French, without full stop");
            visit("value_meaning", value_meaning,
                  "what the area is, in French with its article: le nombre d’occurrences");
            visit("explanation", explanation, "printed below the circles and part of the caption, in French");
            visit("group_meaning", group_meaning, "what the colours show, in French: thèmes");
        }
    };

    /// Throws Error for a bubble without label, a value that is negative or no finite number, more bubbles than a page
    /// shows, or an option out of range.
    static Output run(const Input& input, const Options& options, Context& context);
};

static_assert(Stage<DrawBubbles>);

}  // namespace glane
