#include "stages/figures/draw_table.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "pipeline/model/unicode.h"
#include "stages/figures/table_layout.h"
#include "stages/figures/wrap.h"

namespace glane {
namespace {

using namespace figures;

constexpr std::size_t kMostRows = 60;
constexpr std::size_t kMostColumns = 20;
constexpr std::size_t kLongestCell = 5000;
constexpr double kPitch = 1.2;       // of lines in a cell, in their ems
constexpr double kAround = 3.5;      // above and below the lines of a row
constexpr double kHeavyRule = 1.25;  // first and last
constexpr double kLightRule = 0.75;  // below the head

void refuse_size(const std::string& what, const std::string& hint) {
    throw Error({.where = {}, .what = what, .hint = hint});
}

FigureTable checked(const FigureTable& given) {
    std::size_t columns = 0;
    for (const Row& row : given) columns = std::max(columns, row.size());
    if (columns == 0) refuse_size("the table has no columns", "its first row names them");
    if (given.size() - 1 > kMostRows) {
        refuse_size(fmt::format("{} rows are more than a figure can show", given.size() - 1),
                    fmt::format("draw the first ones, at most {}: --top 10", kMostRows));
    }
    if (columns > kMostColumns) {
        refuse_size(fmt::format("{} columns are more than a figure can show", columns),
                    fmt::format("keep at most {}", kMostColumns));
    }
    FigureTable table = given;
    for (Row& row : table) {
        for (std::string& cell : row) {
            if (first_invalid_utf8(cell) != std::string::npos)
                refuse_size("a cell is not valid UTF-8", "save the table as UTF-8");
            cell = drawable(cell);
            if (code_point_count(cell) > kLongestCell) {
                refuse_size(fmt::format("a cell of {} characters", code_point_count(cell)),
                            fmt::format("a figure shows cells of at most {} characters", kLongestCell));
            }
        }
    }
    return table;
}

double row_height(const std::vector<TableColumn>& columns, std::size_t row) {
    std::size_t lines = 1;
    for (const TableColumn& column : columns) lines = std::max(lines, column.cells[row].block.lines.size());
    return static_cast<double>(lines) * kPitch * kTextPx + 2 * kAround;
}

/// Numbers stand aligned at their decimals, the widest at the column's right end; their heads end there too.
void draw_cell(Scene& scene, const TableColumn& column, std::size_t row, double top, double height, const Paper& paper,
               const std::string& text) {
    const TableCell& cell = column.cells[row];
    if (cell.block.lines.empty()) return;
    const bool head = row == 0;
    const double lines = static_cast<double>(cell.block.lines.size()) * kPitch * kTextPx;
    // The lines of the head end together, those of other rows begin together.
    double baseline = (head ? top + height - kAround - lines : top + kAround) + 0.9 * kTextPx;
    SceneText set;
    set.colour = paper.palette().text;
    if (!cell.whole) set.title = text;
    for (const ShapedLine& line : cell.block.lines) {
        double x = column.left;
        if (column.is_numbers && head) x = column.left + column.width - line.advance * kTextPx;
        if (column.is_numbers && !head) {
            x = column.left + column.width - column.number_width + column.before_decimals -
                cell.before_decimals * kTextPx;
        }
        set.lines.push_back({line, kTextPx, x, baseline});
        baseline += kPitch * kTextPx;
    }
    scene.texts.push_back(std::move(set));
}

double draw(Scene& scene, const std::vector<TableColumn>& columns, const FigureTable& table, const Paper& paper) {
    const double width = columns.back().left + columns.back().width - paper.left();
    const auto rule = [&](double y, double weight, const std::string& colour) {
        scene.boxes.push_back({paper.left(), y - weight / 2, width, weight, colour});
    };
    double top = paper.top() + kHeavyRule;
    rule(top, kHeavyRule, paper.palette().text);
    for (std::size_t row = 0; row < table.size(); ++row) {
        const double height = row_height(columns, row);
        for (std::size_t i = 0; i < columns.size(); ++i) {
            draw_cell(scene, columns[i], row, top, height, paper, i < table[row].size() ? table[row][i] : "");
        }
        top += height + (row == 0 ? 1 : 0);
        if (row == 0) rule(top, kLightRule, paper.palette().text);
        if (row == 0) top += 1;
    }
    rule(top, kHeavyRule, paper.palette().text);
    return top;
}

void report_cut(const std::vector<TableColumn>& columns, const FigureTable& table, Context& context) {
    std::size_t cut = 0;
    for (const TableColumn& column : columns) {
        cut += static_cast<std::size_t>(
            std::ranges::count_if(column.cells, [](const TableCell& cell) { return !cell.whole; }));
    }
    if (cut == 0) return;
    context.finding(Severity::warning, {.where = {},
                                        .what = fmt::format("{} cell{} of the table {} cut, with \"…\"", cut,
                                                            cut == 1 ? "" : "s", cut == 1 ? "is" : "are"),
                                        .hint = table.front().size() > 1 ? "make the figure wider, or leave columns out"
                                                                         : "make the figure wider"});
}

ChartWords words_of(const FigureTable& table, const DrawTable::Options& options) {
    const std::size_t rows = table.size() - 1;
    std::string heard = fmt::format("{} ({} ligne{}\u00a0; colonnes\u00a0: ", options.shown, rows, rows > 1 ? "s" : "");
    for (const std::string& name : table.front()) {
        heard += (&name == &table.front().front() ? "" : ", ") + shortened(name, 80);
    }
    heard += ").";
    constexpr std::size_t kTold = 3;
    for (std::size_t row = 1; row < std::min(table.size(), kTold + 1); ++row) {
        heard += row == 1 ? " " : " ; ";
        for (const std::string& cell : table[row])
            heard += (&cell == &table[row].front() ? "" : ", ") + shortened(cell, 80);
    }
    heard += rows == 0 ? "" : rows > kTold ? "\u00a0; et ainsi de suite, dans le tableau CSV." : ".";
    return {options.shown, options.shown + ".", options.explanation, heard};
}

}  // namespace

Figure DrawTable::run(const Input& input, const Options& options, Context& context) {
    const FigureTable table = checked(input.table);
    const Paper paper(options.paper, context);
    Scene scene = paper.page("glane-table");
    const std::vector<TableColumn> columns = lay_out_columns(table, paper);
    const double bottom = draw(scene, columns, table, paper);
    report_cut(columns, table, context);
    const ChartWords words = words_of(table, options);
    std::string csv;
    for (const Row& row : table) csv += csv_line(row);
    paper.finish(scene, bottom, words);
    return paper.figure(scene, words, std::move(csv), context);
}

}  // namespace glane
