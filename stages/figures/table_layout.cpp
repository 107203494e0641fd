#include "stages/figures/table_layout.h"

#include <algorithm>
#include <utility>

#include "pipeline/model/unicode.h"

namespace glane::figures {
namespace {

constexpr double kColumnGap = 16;       // at least
constexpr double kWideGap = 34;         // where there is room
constexpr double kLeastWidth = 48;      // of a narrowed column of text
constexpr std::size_t kMostLines = 6;   // of a cell
constexpr std::size_t kUsualText = 60;  // characters beyond which a text is wrapped though there may be room
constexpr double kUsualWidth = 250;

const std::string& cell_of(const FigureTable& table, std::size_t row, std::size_t column) {
    static const std::string empty;
    return column < table[row].size() ? table[row][column] : empty;
}

bool holds_numbers(const FigureTable& table, std::size_t column) {
    bool any = false;
    for (std::size_t row = 1; row < table.size(); ++row) {
        const std::string& cell = cell_of(table, row, column);
        if (cell.empty() || cell == "–" || cell == "—") continue;
        if (!looks_like_number(cell)) return false;
        any = true;
    }
    return any;
}

/// A program's "-12.5" as French prints it.
std::string french_digits(std::string cell) {
    const std::size_t point = cell.find('.');
    const bool is_decimal =
        point != std::string::npos && point == cell.rfind('.') && cell.find(',') == std::string::npos;
    if (is_decimal) cell[point] = ',';
    if (cell.starts_with('-')) cell.replace(0, 1, "\u2212");
    return cell;
}

/// Width in pixels of the text on one line, or that of a long one in lines.
double natural_width(const std::string& cell, const FontSet& fonts) {
    if (cell.empty()) return 0;
    const double width = shape(cell, fonts).advance * kTextPx;
    return code_point_count(cell) > kUsualText ? std::min(width, kUsualWidth) : width;
}

void set_numbers(TableColumn& column, const FigureTable& table, std::size_t index, const FontSet& fonts) {
    column.is_numbers = true;
    double behind = 0;
    for (std::size_t row = 1; row < table.size(); ++row) {
        const std::string cell = french_digits(cell_of(table, row, index));
        TableCell set;
        if (!cell.empty()) {
            set.block.lines.push_back(shape(cell, fonts));
            set.block.width = set.block.lines.front().advance;
            const std::size_t point = cell.find(',');
            set.before_decimals =
                point == std::string::npos ? set.block.width : shape(cell.substr(0, point), fonts).advance;
        }
        column.before_decimals = std::max(column.before_decimals, set.before_decimals * kTextPx);
        behind = std::max(behind, (set.block.width - set.before_decimals) * kTextPx);
        column.cells.push_back(std::move(set));
    }
    column.number_width = column.before_decimals + behind;
}

TableCell cell_in(const std::string& text, double width, const FontSet& fonts) {
    if (text.empty()) return {};
    FittedText set = fitted(text, width / kTextPx + 1e-6, kMostLines, fonts);
    return {std::move(set.block), set.whole, 0};
}

/// Takes from the widest columns of text what the page lacks.
void narrow(std::vector<TableColumn>& columns, double room) {
    const auto too_much = [&] {
        double all = -kColumnGap;
        for (const TableColumn& column : columns) all += column.width + kColumnGap;
        return all - room;
    };
    for (double excess = too_much(); excess > 1e-6; excess = too_much()) {
        const auto widest = std::ranges::max_element(columns, {}, [](const TableColumn& column) {
            return column.width > std::max(column.number_width, kLeastWidth) ? column.width : 0.0;
        });
        const double least = std::max(widest->number_width, kLeastWidth);
        if (widest->width <= least) {
            throw Error({.where = {},
                         .what = "the table has more columns than the page is wide",
                         .hint = "leave columns out, or make the figure wider: --width 900"});
        }
        // Step by step, so that wide columns share the loss.
        constexpr double kStep = 4;
        widest->width = std::max(least, widest->width - std::min(excess, kStep));
    }
}

}  // namespace

bool looks_like_number(std::string_view cell) {
    bool digit = false;
    for (std::size_t at = 0; at < cell.size();) {
        const char32_t c = next_code_point(cell, at);
        const bool sign = c == '+' || c == '-' || c == '<' || c == '>' || c == 0x2212 || c == 0xB1;
        if (c >= '0' && c <= '9')
            digit = true;
        else if (!sign && c != ',' && c != '.' && c != '%' && c != ' ' && c != 0xA0 && c != 0x202F)
            return false;
    }
    return digit;
}

std::vector<TableColumn> lay_out_columns(const FigureTable& table, const Paper& paper) {
    std::size_t count = 0;
    for (const Row& row : table) count = std::max(count, row.size());
    std::vector<TableColumn> columns(count);
    for (std::size_t i = 0; i < count; ++i) {
        if (holds_numbers(table, i)) set_numbers(columns[i], table, i, paper.fonts());
        columns[i].width = columns[i].number_width;
        for (std::size_t row = 0; row < table.size(); ++row) {
            if (row > 0 && columns[i].is_numbers) break;
            columns[i].width = std::max(columns[i].width, natural_width(cell_of(table, row, i), paper.fonts()));
        }
    }
    narrow(columns, paper.right() - paper.left());
    double spare = paper.right() - paper.left() + kColumnGap;
    for (const TableColumn& column : columns) spare -= column.width + kColumnGap;
    const double gap = std::min(
        kWideGap, kColumnGap + std::max(0.0, spare) / static_cast<double>(std::max<std::size_t>(count, 2) - 1));
    double left = paper.left();
    for (std::size_t i = 0; i < count; ++i) {
        TableColumn& column = columns[i];
        column.cells.insert(column.cells.begin(), cell_in(cell_of(table, 0, i), column.width, paper.fonts()));
        for (std::size_t row = 1; row < table.size() && !column.is_numbers; ++row) {
            column.cells.push_back(cell_in(cell_of(table, row, i), column.width, paper.fonts()));
        }
        column.left = left;
        left += column.width + gap;
    }
    return columns;
}

}  // namespace glane::figures
