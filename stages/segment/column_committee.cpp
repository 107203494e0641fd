#include "stages/segment/column_committee.h"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <thread>
#include <utility>

#include "pipeline/base/parallel.h"

namespace glane {
namespace {

// Beyond these a table is too large to be printed, and bars alone decide.
constexpr std::size_t kMostCutLines = 3000;
constexpr std::size_t kMostColumns = 16;

constexpr int kPasses = 6;
constexpr double kLikely = 0.6;             // of a column from which widths and bars are learnt
constexpr std::size_t kBeamLines = 40'000;  // beam times lines: what the table may cost

constexpr ColumnWeights kCommittee[] = {
    {}, {.begin = -1}, {.begin = -0.5, .prior = 2}, {.begin = -1, .prior = 1.5}, {.width = 0.8, .wrap = 1}};

class Member {
  public:
    Member(const ColumnWeights& weights, const std::vector<RowToCut>& rows, const HeaderFacts& header,
           const Fluency& fluency)
        : weights_(weights),
          rows_(rows),
          header_(header),
          fluency_(fluency),
          columns_(header.names.size()),
          model_(begun()),
          own_(rows.size(), ColumnModel(columns_)) {}

    std::vector<Weights> cut() {
        std::size_t lines = 1;
        for (const RowToCut& row : rows_) lines += row.lines.size();
        const std::size_t beam = std::clamp<std::size_t>(kBeamLines / lines, 8, 256);
        std::vector<Weights> found(rows_.size());
        for (int pass = 0; pass < kPasses; ++pass) {
            for (std::size_t r = 0; r < rows_.size(); ++r) {
                found[r] = cut_row(rows_[r].lines, model_, &own_[r], fluency_, {.beam = beam, .names = rows_[r].names});
            }
            if (pass + 1 < kPasses) learn(found);
        }
        return found;
    }

  private:
    /// A model that knows the header alone.
    [[nodiscard]] ColumnModel begun() const {
        constexpr double kWeight = 4;  // of a word of a name
        ColumnModel model(columns_, weights_);
        model.begin_widths(header_.widths, header_.widest_line);
        for (std::size_t c = 0; c < columns_; ++c) {
            std::string_view name = header_.names[c];
            while (!name.empty()) {
                const std::size_t end = std::min(name.find(' '), name.size());
                model.add_word(fluency_.facts_of(name.substr(0, end)).key, c, kWeight);
                name.remove_prefix(std::min(end + 1, name.size()));
            }
        }
        return model;
    }

    struct Learnt {
        std::vector<std::vector<double>> lengths;
        std::vector<double> filled, seen, cuts;
    };

    void learn(const std::vector<Weights>& found) {
        model_ = begun();
        const std::vector<double> zeros(columns_, 0);
        Learnt learnt{std::vector<std::vector<double>>(columns_), zeros, zeros, zeros};
        for (std::size_t r = 0; r < rows_.size(); ++r) {
            own_[r] = ColumnModel(columns_);
            std::vector<double> in_row = zeros;
            for (std::size_t i = 0; i < rows_[r].lines.size(); ++i) {
                const CutLine& line = rows_[r].lines[i];
                add_words(line, found[r][i], own_[r]);
                for (std::size_t k = 0; k < found[r][i].size(); ++k) {
                    in_row[k % columns_] = std::max(in_row[k % columns_], found[r][i][k]);
                }
                measure(line, surest(found[r][i], columns_, kLikely), learnt);
            }
            for (std::size_t c = 0; c < columns_; ++c) learnt.filled[c] += in_row[c];
        }
        model_.learn_filled(learnt.filled, static_cast<double>(rows_.size()));
        model_.learn_widths(learnt.lengths);
        model_.learn_bars(learnt.seen, learnt.cuts);
    }

    void add_words(const CutLine& line, const std::vector<double>& weights, ColumnModel& own) {
        constexpr double kNoticed = 0.02;
        for (std::size_t k = 0; k < weights.size(); ++k) {
            if (weights[k] < kNoticed) continue;
            model_.add_word(line.words[k / columns_].key, k % columns_, weights[k]);
            own.add_word(line.words[k / columns_].key, k % columns_, weights[k]);
        }
    }

    /// Lengths of the chunks of a line, and bars between neighbours.
    static void measure(const CutLine& line, const std::vector<int>& columns, Learnt& learnt) {
        double length = 0;
        for (std::size_t k = 0; k < columns.size(); ++k) {
            length += line.words[k].length + 1;
            if (k + 1 < columns.size() && columns[k + 1] == columns[k]) continue;
            const double chunk = std::exchange(length, 0) - 1;
            if (columns[k] < 0) continue;
            learnt.lengths[static_cast<std::size_t>(columns[k])].push_back(chunk);
            if (k + 1 == columns.size() || columns[k + 1] != columns[k] + 1) continue;
            const auto boundary = static_cast<std::size_t>(columns[k + 1]);
            learnt.cuts[boundary] += 1;
            learnt.seen[boundary] += line.bars[k + 1] > 0 ? 1 : 0;
        }
    }

    const ColumnWeights& weights_;
    const std::vector<RowToCut>& rows_;
    const HeaderFacts& header_;
    const Fluency& fluency_;
    std::size_t columns_;
    ColumnModel model_;
    std::vector<ColumnModel> own_;  // what each row adds to the topics: it must not vote for itself
};

}  // namespace

bool can_cut(std::size_t columns, std::size_t lines) {
    return columns > 1 && columns <= kMostColumns && lines <= kMostCutLines;
}

std::vector<Weights> cut_rows(const std::vector<RowToCut>& rows, const HeaderFacts& header, const Fluency& fluency) {
    // Side by side; the sum is taken in the order of the committee, whoever is ready first.
    std::vector<std::vector<Weights>> found(std::size(kCommittee));
    for_each_index(found.size(), std::max(1U, std::thread::hardware_concurrency()),
                   [&](std::size_t i) { found[i] = Member(kCommittee[i], rows, header, fluency).cut(); });
    std::vector<Weights> mean = std::move(found.front());
    for (std::size_t m = 1; m < found.size(); ++m) {
        for (std::size_t r = 0; r < mean.size(); ++r) {
            for (std::size_t i = 0; i < mean[r].size(); ++i) {
                std::transform(mean[r][i].begin(), mean[r][i].end(), found[m][r][i].begin(), mean[r][i].begin(),
                               [](double a, double b) { return a + b; });
            }
        }
    }
    for (Weights& row : mean) {
        for (std::vector<double>& line : row) {
            for (double& weight : line) weight /= static_cast<double>(std::size(kCommittee));
        }
    }
    return mean;
}

}  // namespace glane
