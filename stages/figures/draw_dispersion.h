#pragma once
// The dispersion plot: a row an expression, a thin tick where each occurrence stands, the interviews as bands in the
// order of the document. Beside each row how often the expression occurs, in how many interviews, and its DP.
//
// The axis is laid out in words by default: equal distances are then equal amounts of text, so that the density of the
// ticks can be compared along the row, and an even row is what DP calls even. A short interview between long ones is
// better seen with "interviews", which makes all equally wide and gives up both.

#include <string>
#include <string_view>

#include "pipeline/base/stage.h"
#include "pipeline/model/corpus.h"
#include "pipeline/model/dispersion.h"
#include "pipeline/model/figure.h"
#include "stages/figures/paper.h"

namespace glane {

struct DrawDispersion {
    static constexpr std::string_view name = "figures";
    static constexpr int version = 1;

    struct Input {
        const DispersionTable& table;  ///< over "interview", "document" or "section", whose parts follow each other
        const Corpus& corpus;          ///< that it was made from
    };
    using Output = Figure;

    struct Options {
        std::string scale = "tokens";
        std::string convention;
        figures::PaperOptions paper;

        template <typename Visitor>
        void describe(Visitor&& visit) {
            visit("scale", scale, "the axis: tokens (parts as wide as they are long), interviews (all equally wide)");
            visit("convention", convention, "what was counted, in French sentences; joins the caption");
            paper.describe(visit);
        }
    };

    /// CSV, one row an occurrence: expression, position (number of its first word among all counted words, from 1),
    /// part, document, interview, page, line. Throws Error for parts that do not follow each other, for more
    /// expressions than a page can show, and for text that is not UTF-8. Labels that had to be shortened are found.
    static Output run(const Input& input, const Options& options, Context& context);
};

static_assert(Stage<DrawDispersion>);

}  // namespace glane
