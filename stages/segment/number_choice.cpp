#include "stages/segment/number_choice.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace glane {
namespace {

constexpr std::size_t kMostWays = 4096;  // of grouping the digits of a table's part

class SplitChooser {
  public:
    SplitChooser(std::vector<RowReadings>& rows, std::string_view text, std::size_t cells)
        : rows_(rows), text_(text), cells_(cells) {}

    void choose() {
        std::size_t begin = 0;
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            if (!rows_[i].is_total) continue;
            choose_by_sum(begin, i);
            begin = i + 1;
        }
        choose_by_size();
    }

  private:
    [[nodiscard]] double value(const RowReadings& row, const NumberSplit& split, std::size_t cell) const {
        const std::size_t end = cell + 1 < cells_ ? split.begins[cell + 1] : row.line->words.size();
        const auto number = read_number(span_of(*row.line, split.begins[cell], end).of(text_));
        return number ? number->value : 0;
    }
    [[nodiscard]] bool is_number(const RowReadings& row, const NumberSplit& split, std::size_t cell) const {
        const std::size_t end = cell + 1 < cells_ ? split.begins[cell + 1] : row.line->words.size();
        return read_number(span_of(*row.line, split.begins[cell], end).of(text_)).has_value();
    }

    /// The one way of grouping by which the rows add up to the total in most columns.
    void choose_by_sum(std::size_t begin, std::size_t total) {
        std::vector<std::size_t> open;
        std::size_t ways = 1;
        for (std::size_t i = begin; i <= total; ++i) {
            if (rows_[i].splits.size() < 2) continue;
            open.push_back(i);
            if (ways <= kMostWays) ways *= rows_[i].splits.size();
        }
        if (open.empty() || ways > kMostWays) return;
        std::vector<double> fixed(cells_, 0);
        for (std::size_t i = begin; i < total; ++i) {
            for (std::size_t c = 0; c < cells_ && rows_[i].splits.size() == 1; ++c)
                fixed[c] += value(rows_[i], rows_[i].splits[0], c);
        }
        std::size_t best = 0;
        std::size_t best_way = 0;
        bool tied = false;
        for (std::size_t way = 0; way < ways; ++way) {
            const std::size_t fitting = fits(way, open, total, fixed);
            tied = fitting == best ? true : fitting > best ? false : tied;
            if (fitting > best) best_way = way;
            best = std::max(best, fitting);
        }
        if (best == 0 || tied) return;
        for (const std::size_t i : open) {
            const std::size_t size = rows_[i].splits.size();
            rows_[i].splits = {rows_[i].splits[best_way % size]};
            best_way /= size;
        }
    }

    /// Columns that add up when the open rows are read in this way.
    [[nodiscard]] std::size_t fits(std::size_t way, const std::vector<std::size_t>& open, std::size_t total,
                                   const std::vector<double>& fixed) const {
        std::vector<double> sums = fixed;
        std::size_t of_total = 0;
        for (const std::size_t i : open) {
            const std::size_t chosen = way % rows_[i].splits.size();
            way /= rows_[i].splits.size();
            if (i == total) {
                of_total = chosen;
                continue;
            }
            for (std::size_t c = 0; c < cells_; ++c) sums[c] += value(rows_[i], rows_[i].splits[chosen], c);
        }
        std::size_t fitting = 0;
        for (std::size_t c = 0; c < cells_ && !rows_[total].splits.empty(); ++c) {
            const double said = value(rows_[total], rows_[total].splits[of_total], c);
            fitting += said > 0 && std::abs(said - sums[c]) < 0.5 ? 1 : 0;
        }
        return fitting;
    }

    /// The one way whose numbers are of the size of those in rows that are sure.
    void choose_by_size() {
        constexpr double kTimes = 4;
        std::vector<double> least(cells_, std::numeric_limits<double>::infinity());
        std::vector<double> most(cells_, 0);
        std::size_t sure = 0;
        for (const RowReadings& row : rows_) {
            if (row.splits.size() != 1 || row.is_total) continue;
            ++sure;
            for (std::size_t c = 0; c < cells_; ++c) {
                if (!is_number(row, row.splits[0], c)) continue;
                least[c] = std::min(least[c], value(row, row.splits[0], c));
                most[c] = std::max(most[c], value(row, row.splits[0], c));
            }
        }
        if (sure < 2) return;
        for (RowReadings& row : rows_) {
            if (row.splits.size() < 2) continue;
            std::vector<NumberSplit> fitting;
            for (const NumberSplit& split : row.splits) {
                bool fits = true;
                for (std::size_t c = 0; c < cells_; ++c) {
                    const double number = value(row, split, c);
                    fits = fits && number * kTimes >= least[c] && (row.is_total || number <= most[c] * kTimes);
                }
                if (fits) fitting.push_back(split);
            }
            if (fitting.size() == 1) row.splits = std::move(fitting);
        }
    }

    std::vector<RowReadings>& rows_;
    std::string_view text_;
    std::size_t cells_;
};

}  // namespace

void choose_splits(std::vector<RowReadings>& rows, std::string_view text, std::size_t cells) {
    SplitChooser(rows, text, cells).choose();
}

}  // namespace glane
