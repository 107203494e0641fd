#include "stages/segment/table_sums.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "pipeline/model/unicode.h"
#include "stages/segment/number_cells.h"

namespace glane {
namespace {

using Cells = std::vector<std::size_t>;  // rows

constexpr std::size_t kLongestNote = 200;

double unit_of(int decimals) { return std::pow(10, -decimals); }

std::string digits_of(std::string_view number) {
    std::string digits;
    std::copy_if(number.begin(), number.end(), std::back_inserter(digits), [](char c) { return c >= '0' && c <= '9'; });
    return digits;
}

/// One digit another, or the decimal point alone: 125 for 12,5.
bool one_digit_apart(const std::string& a, const std::string& b) {
    if (a != b && digits_of(a) == digits_of(b)) return true;
    if (a.size() != b.size()) return false;
    int differences = 0;
    for (std::size_t i = 0; i < a.size(); ++i) differences += a[i] != b[i] ? 1 : 0;
    return differences == 1;
}

class SumChecker {
  public:
    SumChecker(const TextTable& table, const std::string& document, const LineOf& line_of, const Language& language,
               Context& context)
        : table_(table), document_(document), line_of_(line_of), language_(language), context_(context) {}

    void check() {
        read();
        if (totals_.empty() && !has_shares()) return;
        for (const std::size_t total : totals_) {
            for (std::size_t c = 1; c < columns(); ++c) check_total(total, c);
        }
        for (std::size_t c = 1; c + 1 < columns(); ++c) {
            if (!is_share_[c] && is_share_[c + 1]) check_shares(c, c + 1);
        }
        if (columns() > 3 && is_total(table_.columns.back().text)) check_rows(columns() - 1);
        if (faults_ == 0 && !agreed_.empty()) {
            context_.finding(Severity::note,
                             {.where = {document_, first_line(), 0},
                              .what = fmt::format("the table of line {} adds up: {}", first_line(), agreed_),
                              .hint = {}});
        }
    }

  private:
    [[nodiscard]] std::size_t columns() const { return table_.columns.size(); }
    [[nodiscard]] const std::optional<CellNumber>& at(std::size_t row, std::size_t column) const {
        return numbers_[row][column];
    }
    [[nodiscard]] bool has_shares() const {
        return std::find(is_share_.begin(), is_share_.end(), true) != is_share_.end();
    }

    void read() {
        is_share_.assign(columns(), false);
        for (std::size_t c = 1; c < columns(); ++c) is_share_[c] = names_share(table_.columns[c].text);
        for (std::size_t r = 0; r < table_.rows.size(); ++r) {
            auto& numbers = numbers_.emplace_back();
            for (const TableCell& cell : table_.rows[r].cells) numbers.push_back(read_number(cell.text));
            numbers.resize(columns());
            numbers[0].reset();
            for (std::size_t c = 1; c < columns(); ++c)
                is_share_[c] = is_share_[c] || (numbers[c] && numbers[c]->share);
            if (is_total(table_.rows[r].cells[0].text)) totals_.push_back(r);
        }
    }

    [[nodiscard]] static std::string first_words(std::string_view text, std::size_t count) {
        std::string key = folded(text.substr(0, 200));
        std::size_t end = 0;
        for (std::size_t i = 0; i < count && end < key.size(); ++i)
            end = std::min(key.find_first_of(" :(,", end + 1), key.size());
        return key.substr(0, end);
    }
    [[nodiscard]] bool is_total(std::string_view text) const {
        return language_.is_table_cue(first_words(text, 1), TableCue::total);
    }
    [[nodiscard]] bool is_among(std::size_t row) const {
        return language_.is_table_cue(first_words(table_.rows[row].cells[0].text, 1), TableCue::among);
    }
    [[nodiscard]] bool names_share(const std::string& text) const {
        return text.find('%') != std::string::npos || language_.is_table_cue(first_words(text, 1), TableCue::share);
    }

    [[nodiscard]] std::size_t line_of_row(std::size_t row) const {
        for (const TableCell& cell : table_.rows[row].cells) {
            if (!cell.pieces.empty()) return line_of_(cell.pieces.front());
        }
        return 0;
    }
    [[nodiscard]] std::size_t line_of_cell(std::size_t row, std::size_t column) const {
        const auto& pieces = table_.rows[row].cells[column].pieces;
        return pieces.empty() ? line_of_row(row) : line_of_(pieces.front());
    }
    [[nodiscard]] std::size_t first_line() const {
        for (const TableCell& column : table_.columns) {
            if (!column.pieces.empty()) return line_of_(column.pieces.front());
        }
        return table_.rows.empty() ? 0 : line_of_row(0);
    }
    [[nodiscard]] std::string column_name(std::size_t column) const {
        const std::string& name = table_.columns[column].text;
        return name.empty() ? fmt::format("column {}", column + 1) : fmt::format("column \"{}\"", name);
    }
    [[nodiscard]] std::string shown(double value, int decimals, std::size_t column) const {
        return printed(value, decimals) + (is_share_[column] ? " %" : "");
    }

    /// Rows that may make up the total: those since the total before, or, where it stands first, those below.
    [[nodiscard]] std::vector<Cells> parts_of(std::size_t total) const {
        const auto place = std::find(totals_.begin(), totals_.end(), total);
        const auto plain = [&](std::size_t begin, std::size_t end) {
            Cells rows;
            for (std::size_t r = begin; r < end; ++r) {
                if (!is_among(r) && !std::binary_search(totals_.begin(), totals_.end(), r)) rows.push_back(r);
            }
            return rows;
        };
        std::vector<Cells> parts;
        if (total == 0) {
            parts.push_back(plain(1, place + 1 == totals_.end() ? table_.rows.size() : *(place + 1)));
        } else {
            parts.push_back(plain(place == totals_.begin() ? 0 : *(place - 1) + 1, total));
            constexpr std::size_t kMostTotals = 64;
            if (place != totals_.begin() && totals_.size() <= kMostTotals) {
                parts.push_back(plain(0, total));
                parts.emplace_back(totals_.begin(), place);
            }
        }
        std::erase_if(parts, [](const Cells& rows) { return rows.empty(); });
        return parts;
    }

    struct Sum {
        double value = 0;
        int decimals = 0;
        std::size_t count = 0;
    };
    [[nodiscard]] Sum sum_of(const Cells& rows, std::size_t column) const {
        Sum sum;
        for (const std::size_t r : rows) {
            if (!at(r, column)) continue;
            sum.value += at(r, column)->value;
            sum.decimals = std::max(sum.decimals, at(r, column)->decimals);
            ++sum.count;
        }
        return sum;
    }
    [[nodiscard]] static bool fits(const Sum& sum, const CellNumber& total) {
        // Every rounded number is off by half a unit at most; whole numbers are not rounded.
        const bool whole = sum.decimals == 0 && total.decimals == 0 && !total.share;
        const double unit = unit_of(std::min(sum.decimals, total.decimals));
        const double slack = whole ? 0 : 0.5 * unit * static_cast<double>(sum.count + 1);
        return std::abs(sum.value - total.value) <= slack + 1e-6;
    }

    void check_total(std::size_t total, std::size_t column) {
        if (!at(total, column)) return;
        const CellNumber& said = *at(total, column);
        const std::vector<Cells> parts = parts_of(total);
        for (const Cells& rows : parts) {
            const Sum sum = sum_of(rows, column);
            if (sum.count < 2 || !fits(sum, said)) continue;
            if (agreed_.size() < kLongestNote)
                agreed_ += (agreed_.empty() ? "" : ", ") + table_.rows[total].cells[column].text;
            return;
        }
        if (parts.empty()) return;
        const Sum sum = sum_of(parts.front(), column);
        if (sum.count < 2 || !is_sum(sum, said, column)) return;
        ++faults_;
        context_.finding(
            Severity::warning,
            {.where = {document_, line_of_cell(total, column), 0},
             .what = fmt::format("{} of the table: the rows add up to {}, the total says {}", column_name(column),
                                 shown(sum.value, sum.decimals, column), shown(said.value, said.decimals, column)),
             .hint = mend_sum(parts.front(), total, column, said.value - sum.value)});
    }

    /// Whether a column is one that adds up at all: rates and means have a line for everybody too.
    [[nodiscard]] bool is_sum(const Sum& sum, const CellNumber& total, std::size_t column) const {
        const auto whole = [](double share) { return std::abs(share - 100) < 1; };
        if (is_share_[column]) return whole(sum.value) || whole(total.value);
        const double ratio = total.value > 0 ? sum.value / total.value : 0;
        return sum.decimals > 0 ? ratio > 0.8 && ratio < 1.25 : ratio > 0.2 && ratio < 5;
    }

    /// Share column beside this one, or 0.
    [[nodiscard]] std::size_t share_beside(std::size_t column) const {
        return column + 1 < columns() && !is_share_[column] && is_share_[column + 1] ? column + 1 : 0;
    }

    [[nodiscard]] std::string mend_sum(const Cells& rows, std::size_t total, std::size_t column, double missing) const {
        std::vector<std::pair<std::size_t, double>> candidates;
        const auto consider = [&](std::size_t row, double value) {
            const CellNumber& now = *at(row, column);
            const int decimals = std::max(now.decimals, decimals_of(rows, column));
            if (value < 0 || (!one_digit_apart(printed(now.value, now.decimals), printed(value, now.decimals)) &&
                              !one_digit_apart(printed(now.value, now.decimals), printed(value, decimals)))) {
                return;
            }
            const std::size_t share = share_beside(column);
            const double base = row == total ? 0 : at(total, column)->value;
            // Where the share beside is right with the number that stands there, that number is right.
            if (share > 0 && base > 0 && at(row, share) && is_share_of(now.value, base, *at(row, share))) return;
            if (share > 0 && base > 0 && at(row, share) && !is_share_of(value, base, *at(row, share))) return;
            if (share > 0 && row == total && base_fits(rows, column, share, now.value)) return;
            candidates.emplace_back(row, value);
        };
        for (const std::size_t row : rows) {
            if (at(row, column)) consider(row, at(row, column)->value + missing);
        }
        consider(total, at(total, column)->value - missing);
        if (candidates.size() != 1) return {};
        const auto& [row, value] = candidates.front();
        const CellNumber& now = *at(row, column);
        return fmt::format("line {}: {} instead of {} would mend it", line_of_cell(row, column),
                           shown(value, std::max(now.decimals, decimals_of(rows, column)), column),
                           shown(now.value, now.decimals, column));
    }

    /// Decimals that the column's numbers have.
    [[nodiscard]] int decimals_of(const Cells& rows, std::size_t column) const { return sum_of(rows, column).decimals; }

    [[nodiscard]] static bool is_share_of(double part, double base, const CellNumber& share) {
        return base > 0 && std::abs(100 * part / base - share.value) <= 0.5 * unit_of(share.decimals) + 1e-6;
    }
    /// Most rows have their share of this base.
    [[nodiscard]] bool base_fits(const Cells& rows, std::size_t count, std::size_t share, double base) const {
        std::size_t fitting = 0;
        std::size_t checked = 0;
        for (const std::size_t r : rows) {
            if (!at(r, count) || !at(r, share)) continue;
            ++checked;
            fitting += is_share_of(at(r, count)->value, base, *at(r, share)) ? 1 : 0;
        }
        return checked >= 2 && fitting * 2 > checked;
    }

    void check_shares(std::size_t count, std::size_t share) {
        Cells rows;
        for (std::size_t r = 0; r < table_.rows.size(); ++r) {
            if (!std::binary_search(totals_.begin(), totals_.end(), r)) rows.push_back(r);
        }
        Cells plain = rows;
        std::erase_if(plain, [&](std::size_t r) { return is_among(r); });
        const Sum sum = sum_of(plain, count);
        double base = totals_.empty() || !at(totals_.back(), count) ? sum.value : at(totals_.back(), count)->value;
        if (!base_fits(rows, count, share, base)) base = sum.value;
        if (!base_fits(rows, count, share, base)) return;
        const bool sums = std::abs(sum.value - base) < 1e-6;
        std::size_t fitting = 0;
        for (const std::size_t r : rows) {
            if (!at(r, count) || !at(r, share)) continue;
            if (is_share_of(at(r, count)->value, base, *at(r, share))) {
                ++fitting;
            } else {
                report_share(r, count, share, base, sums);
            }
        }
        if (totals_.empty() && fitting > 0) {
            agreed_ += fmt::format("{}{} shares of {}", agreed_.empty() ? "" : ", ", fitting, printed(base, 0));
        }
    }

    void report_share(std::size_t row, std::size_t count, std::size_t share, double base, bool sums) {
        ++faults_;
        const CellNumber& n = *at(row, count);
        const CellNumber& p = *at(row, share);
        int decimals = p.decimals;
        for (const auto& numbers : numbers_)
            decimals = std::max(decimals, numbers[share] ? numbers[share]->decimals : 0);
        const double unit = unit_of(decimals);
        const double right = std::round(100 * n.value / base / unit) * unit;
        std::string hint;
        if (sums && one_digit_apart(printed(p.value, p.decimals), printed(right, decimals))) {
            hint = fmt::format("{} instead of {} would mend it", shown(right, decimals, share),
                               shown(p.value, p.decimals, share));
        } else if (!sums) {
            const double part = std::round(p.value * base / 100);
            if (n.decimals == 0 && one_digit_apart(printed(n.value, 0), printed(part, 0)) &&
                is_share_of(part, base, p)) {
                hint = fmt::format("{} instead of {} would mend it", printed(part, 0), printed(n.value, 0));
            }
        }
        context_.finding(
            Severity::warning,
            {.where = {document_, line_of_cell(row, share), 0},
             .what = fmt::format("\"{}\": {} of {} is {}, the table says {}", table_.rows[row].cells[0].text,
                                 printed(n.value, n.decimals), printed(base, 0), shown(right, decimals, share),
                                 shown(p.value, p.decimals, share)),
             .hint = hint});
    }

    /// The last column adds up the others of each row.
    void check_rows(std::size_t column) {
        std::vector<std::pair<std::size_t, Sum>> wrong;
        std::size_t fitting = 0;
        for (std::size_t r = 0; r < table_.rows.size(); ++r) {
            if (!at(r, column)) continue;
            Sum sum;
            for (std::size_t c = 1; c < column; ++c) {
                if (!at(r, c) || is_share_[c] != is_share_[column]) continue;
                sum.value += at(r, c)->value;
                sum.decimals = std::max(sum.decimals, at(r, c)->decimals);
                ++sum.count;
            }
            if (sum.count < 2) continue;
            if (fits(sum, *at(r, column))) {
                ++fitting;
            } else {
                wrong.emplace_back(r, sum);
            }
        }
        if (wrong.size() >= fitting) return;
        for (const auto& [row, sum] : wrong) {
            ++faults_;
            const CellNumber& said = *at(row, column);
            context_.finding(
                Severity::warning,
                {.where = {document_, line_of_cell(row, column), 0},
                 .what = fmt::format("\"{}\": the row adds up to {}, its total says {}", table_.rows[row].cells[0].text,
                                     shown(sum.value, sum.decimals, column), shown(said.value, said.decimals, column)),
                 .hint = {}});
        }
    }

    const TextTable& table_;
    const std::string& document_;
    const LineOf& line_of_;
    const Language& language_;
    Context& context_;
    std::vector<std::vector<std::optional<CellNumber>>> numbers_;
    std::vector<bool> is_share_;
    Cells totals_;
    std::string agreed_;
    std::size_t faults_ = 0;
};

}  // namespace

void check_sums(const TextTable& table, const std::string& document, const LineOf& line_of, const Language& language,
                Context& context) {
    SumChecker(table, document, line_of, language, context).check();
}

}  // namespace glane
