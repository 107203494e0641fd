#include "stages/segment/column_model.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace glane {

ColumnModel::ColumnModel(std::size_t columns, const ColumnWeights& weights)
    : widths_(columns, 30), fill_costs_(columns, -2), bar_rates_(columns, 0.5), weights_(weights) {}

void ColumnModel::begin_widths(const std::vector<double>& header, double line) {
    const double sum = std::accumulate(header.begin(), header.end(), 0.0);
    if (sum <= 0) return;
    // Half of what is left over goes to each column alike: a short name may head a wide column.
    const double left = std::max(0.0, line - sum);
    for (std::size_t c = 0; c < widths_.size(); ++c) {
        widths_[c] = header[c] + left * (0.5 * header[c] / sum + 0.5 / static_cast<double>(widths_.size()));
    }
}

void ColumnModel::learn_widths(std::vector<std::vector<double>>& lengths) {
    constexpr std::size_t kEnough = 4;
    for (std::size_t c = 0; c < widths_.size(); ++c) {
        if (lengths[c].size() < kEnough) continue;
        std::sort(lengths[c].begin(), lengths[c].end());
        widths_[c] = lengths[c][lengths[c].size() * 9 / 10] + 1;
    }
    per_letter_ = weights_.width;
}

void ColumnModel::learn_filled(const std::vector<double>& filled, double rows) {
    constexpr double kPriorRows = 3;  // thought to have been seen before the first, most of them filled
    constexpr double kPriorShare = 0.75;
    for (std::size_t c = 0; c < fill_costs_.size(); ++c) {
        const double share = (filled[c] + kPriorShare * kPriorRows) / (rows + kPriorRows);
        fill_costs_[c] = -std::log(share / (1 - share));
    }
}

void ColumnModel::learn_bars(const std::vector<double>& seen, const std::vector<double>& cuts) {
    for (std::size_t c = 1; c < bar_rates_.size(); ++c) {
        bar_rates_[c] = std::clamp((seen[c] + 1) / (cuts[c] + 2), 0.05, 0.95);
    }
}

void ColumnModel::add_word(const std::string& key, std::size_t column, double weight) {
    if (key.empty()) return;
    std::vector<double>& counts = topics_[key];
    counts.resize(columns());
    counts[column] += weight;
}

double ColumnModel::width_cost(std::size_t column, double length) const {
    return std::min(12.0, per_letter_ * std::max(0.0, length - widths_[column] - 1));
}

double ColumnModel::wrap_cost(std::size_t column, double length_above, double first_word) const {
    // The first word of a line did not fit on the line above.
    const double room = widths_[column] - length_above - 1 - first_word;
    return std::min(6.0, weights_.wrap * per_letter_ * std::max(0.0, room - 2));
}

double ColumnModel::bar_cost(std::size_t from, std::size_t to, std::size_t bars) const {
    // Beside an empty cell a bar is hardly ever read, so a boundary that is passed over counts little.
    double rate = 0;
    for (std::size_t c = from + 1; c <= to; ++c) rate = std::max(rate, bar_rates_[c]);
    if (bars == 0) return -std::log(1 - (to - from > 1 ? 0.5 * rate : rate));
    const double more = bars > to - from ? 6 : 0;
    return more - std::log(rate);
}

double ColumnModel::topic_cost(const std::string& key, std::size_t column, const ColumnModel* own) const {
    if (key.empty()) return 0;
    const auto found = topics_.find(key);
    if (found == topics_.end()) return 0;
    const double share = 1.0 / static_cast<double>(columns());
    const auto mine = own == nullptr ? topics_.end() : own->topics_.find(key);
    const bool subtract = own != nullptr && mine != own->topics_.end();
    double here = 0;
    double all = 0;
    for (std::size_t c = 0; c < columns(); ++c) {
        const double count = found->second[c] - (subtract ? mine->second[c] : 0);
        all += count;
        here += c == column ? count : 0;
    }
    return -std::log((here + weights_.prior * share) / (all + weights_.prior) / share);
}

}  // namespace glane
