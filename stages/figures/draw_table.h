#pragma once
// A small table as a figure, as printers set one: a rule above and below its head, one at its end, none upright;
// numbers aligned at their decimals, text wrapped in its column.
//
// The same table and options always give the same bytes.

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/base/stage.h"
#include "pipeline/base/table.h"
#include "pipeline/model/figure.h"
#include "stages/figures/paper.h"

namespace glane {

/// The first row is the head. Rows may be shorter than others; their missing cells are empty.
using FigureTable = std::vector<Row>;

struct DrawTable {
    static constexpr std::string_view name = "table";
    static constexpr int version = 1;

    struct Input {
        const FigureTable& table;
    };
    using Output = Figure;

    struct Options {
        figures::PaperOptions paper;
        std::string shown = "Tableau";
        std::string explanation;

        template <typename Visitor>
        void describe(Visitor&& visit) {
            paper.describe(visit);
            visit("shown", shown, "what the table shows, in French, without full stop");
            visit("explanation", explanation, "printed below the table and part of the caption, in French");
        }
    };

    /// Throws Error for a table without columns, one that is larger than a page shows, a cell that is not UTF-8, or an
    /// option out of range. Cells that are cut are findings.
    static Output run(const Input& input, const Options& options, Context& context);
};

static_assert(Stage<DrawTable>);

}  // namespace glane
