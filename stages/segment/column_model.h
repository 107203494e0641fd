#pragma once
// What is known of the columns of a table: how wide they are, how often the bar before them was read,
// and what their cells are about. Begun from the header, learnt from the rows that could be cut.

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace glane {

/// A run of words of one line that stand in one column.
struct ColumnChunk {
    std::size_t line = 0;   ///< of those given
    std::size_t begin = 0;  ///< words
    std::size_t end = 0;
    std::size_t column = 0;
};

/// How much each kind of evidence weighs. Tables differ, so several are asked and must agree.
struct ColumnWeights {
    double width = 0.6;  ///< nats a code point beyond the width, once widths are learnt
    double wrap = 1.5;   ///< of that, for room left on a line whose next word would have fitted
    double begin = 0;    ///< that a word begins a cell, at most: cells are no sentences
    double prior = 1;    ///< words that a column is thought to have shared with all others
};

class ColumnModel {
  public:
    explicit ColumnModel(std::size_t columns, const ColumnWeights& weights = {});
    [[nodiscard]] const ColumnWeights& weights() const { return weights_; }
    [[nodiscard]] std::size_t columns() const { return widths_.size(); }

    /// Widths to begin with: in the proportion of the header's, all of them together `line` code points.
    void begin_widths(const std::vector<double>& header, double line);
    /// Widths from the lengths of the chunks of each column.
    void learn_widths(std::vector<std::vector<double>>& lengths);
    /// The rate at which the bar before each column was read, from counts.
    void learn_bars(const std::vector<double>& seen, const std::vector<double>& cuts);
    void add_word(const std::string& key, std::size_t column, double weight);

    /// A chunk of that many code points; `room` is what the line above it had left, less the first word.
    [[nodiscard]] double width_cost(std::size_t column, double length) const;
    [[nodiscard]] double wrap_cost(std::size_t column, double length_above, double first_word) const;
    /// From one column to another with so many bars between.
    [[nodiscard]] double bar_cost(std::size_t from, std::size_t to, std::size_t bars) const;
    /// A row that has something in this column, rather than nothing.
    [[nodiscard]] double fill_cost(std::size_t column) const { return fill_costs_[column]; }
    /// How many of so many rows have something in each column.
    void learn_filled(const std::vector<double>& filled, double rows);
    /// A word in this column; `own` counts of it are left out.
    [[nodiscard]] double topic_cost(const std::string& key, std::size_t column, const ColumnModel* own) const;

  private:
    std::vector<double> widths_;
    std::vector<double> fill_costs_;
    std::vector<double> bar_rates_;  // of the boundary before the column
    ColumnWeights weights_;
    double per_letter_ = 0.05;  // nats a code point beyond the width: little as long as widths are guesses
    std::map<std::string, std::vector<double>> topics_;
};

}  // namespace glane
