#pragma once
// Horizontal bars, one a row, of exact length from one zero on: values of either sign, intervals as whiskers, groups
// as colours, and one panel or several that share their scale.
//
// The same bars and options always give the same bytes.

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/base/stage.h"
#include "pipeline/model/figure.h"
#include "stages/figures/paper.h"

namespace glane {

/// One row.
struct Bar {
    std::string label;
    double value = 0;
    bool has_interval = false;
    double low = 0;  ///< of the interval, low <= high; it need not hold the value
    double high = 0;
    std::string group = {};     ///< which the colour shows; or empty
    std::string panel = {};     ///< heading of the panel it stands in; or empty
    std::string evidence = {};  ///< French, shown when pointed at; or empty
    std::string link = {};      ///< "#id" in the page that shows the figure, or a URL; or empty
    std::size_t line = 0;       ///< of the file that it was read from; 0 if none

    template <typename Archive>
    void archive(Archive& a) {
        a(label, value, has_interval, low, high, group, panel, evidence, link, line);
    }
};

struct DrawBars {
    static constexpr std::string_view name = "bars";
    static constexpr int version = 2;

    struct Input {
        const std::vector<Bar>& bars;  ///< drawn in this order, panels in that of their first bars
    };
    using Output = Figure;

    struct Options {
        figures::PaperOptions paper;
        std::string shown = "Diagramme en barres";
        std::string axis;
        std::string explanation;
        std::string group_meaning;
        int decimals = -1;
        bool signs = false;
        double threshold = 0;

        template <typename Visitor>
        void describe(Visitor&& visit) {
            paper.describe(visit);
            visit("shown", shown, "what the bars show, in French, without full stop");
            visit("axis", axis, "what the values are, below the axis, in French");
            visit("explanation", explanation, "printed below the bars and part of the caption, in French");
            visit("group_meaning", group_meaning, "what the colours show, in French: thèmes");
            visit("decimals", decimals, "of the printed values; -1: as many as they need");
            visit("signs", signs, "values above zero have a plus sign");
            visit("threshold", threshold, "thin lines at plus and minus this value; 0 for none");
        }
    };

    /// Throws Error for a bar without label, a value or an interval that is no finite number, an interval whose ends
    /// are exchanged, more bars than a page shows, or an option out of range.
    static Output run(const Input& input, const Options& options, Context& context);
};

static_assert(Stage<DrawBars>);

}  // namespace glane
