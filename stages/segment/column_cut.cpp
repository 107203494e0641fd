#include "stages/segment/column_cut.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>
#include <utility>

namespace glane {
namespace {

constexpr std::size_t kMostColumns = 16;
constexpr std::size_t kMostWords = 60;  // of a line; a longer one is no line of cells
constexpr std::size_t kKept = 6;        // readings of a line for each reading of the lines above
constexpr double kInfinite = std::numeric_limits<double>::infinity();

// Nats, roughly: what a table seldom does.
constexpr double kLateStart = 11;  // a cell that begins below the first line of its row
constexpr double kRestart = 6;     // a cell that goes on after a line without it
constexpr double kResume = 0.7;    // after a gap in the page
constexpr double kFarBehind = 10;  // a reading so much worse than the best is dropped
constexpr double kBackward = 3;    // below a gap, left of the column that was resumed before
constexpr double kTemperature = 1;

enum class State : std::uint8_t { empty, active, waiting, done };

struct ColumnEnd {
    std::int32_t word = -1;  ///< last word, counted over the lines
    std::uint16_t length = 0;
    State state = State::empty;
};

/// How all columns end above a line, and what led there at the least cost.
struct Reading {
    double cost = 0;
    std::array<ColumnEnd, kMostColumns> ends{};
    std::int8_t floor = 0;  ///< column of the last block below a gap
    std::size_t node = 0;
};

using Chunks = std::vector<std::pair<std::uint8_t, std::uint8_t>>;  // last word + 1, column

/// One way of cutting a line: from a node above it to one below.
struct Arc {
    std::size_t from = 0;
    std::size_t to = 0;
    double cost = 0;
    Chunks chunks;
};

struct Ranked {
    double cost = kInfinite;
    std::uint8_t from = 0;  ///< column before, or first word
    std::uint8_t rank = 0;
};
using Best = std::array<Ranked, kKept>;

void keep(Best& best, const Ranked& found) {
    if (found.cost >= best.back().cost) return;
    std::size_t at = kKept - 1;
    for (; at > 0 && best[at - 1].cost > found.cost; --at) best[at] = best[at - 1];
    best[at] = found;
}

class RowCutter {
  public:
    RowCutter(const std::vector<CutLine>& lines, const ColumnModel& model, const ColumnModel* own,
              const Fluency& fluency, const CutOptions& options)
        : lines_(lines), model_(model), own_(own), fluency_(fluency), options_(options), columns_(model.columns()) {
        for (const CutLine& line : lines) {
            first_word_.push_back(facts_.size());
            for (const WordFacts& word : line.words) facts_.push_back(&word);
        }
    }

    Weights cut() {
        readings_.push_back({});
        nodes_ = 1;
        for (line_ = 0; line_ < lines_.size(); ++line_) {
            arcs_.emplace_back();
            if (lines_[line_].words.size() > kMostWords) continue;
            if (lines_[line_].apart && line_ > 0) wait();
            prepare();
            advance();
        }
        return agreed();
    }

  private:
    [[nodiscard]] const CutLine& line() const { return lines_[line_]; }

    void wait() {
        for (Reading& reading : readings_) {
            for (ColumnEnd& end : reading.ends) end.state = end.state == State::active ? State::waiting : end.state;
        }
    }

    /// What does not depend on the lines above: fluency, lengths and topics of this line.
    void prepare() {
        const std::size_t size = line().words.size();
        inner_.assign(size + 1, 0);
        pair_.assign(size + 1, 0);
        offset_.assign(size + 1, 0);
        barred_.assign(size + 1, 0);
        topics_.assign(columns_, std::vector<double>(size + 1, 0));
        for (std::size_t i = 0; i < size; ++i) {
            const WordFacts& word = line().words[i];
            offset_[i + 1] = offset_[i] + word.length + 1;
            barred_[i + 1] = barred_[i] + line().bars[i];
            if (i > 0) pair_[i] = fluency_.follow(nullptr, line().words[i - 1], word);
            const double triple = i > 1 ? fluency_.follow(&line().words[i - 2], line().words[i - 1], word) : 0;
            inner_[i + 1] = inner_[i] + triple;
            for (std::size_t c = 0; c < columns_; ++c) {
                topics_[c][i + 1] = topics_[c][i] + model_.topic_cost(word.key, c, own_);
            }
        }
        begins_.clear();
        for (const WordFacts& word : line().words) begins_.push_back(fluency_.begin(word, model_.weights().begin));
    }

    /// What the words of a chunk cost behind one another: pairs at its beginning, then triples.
    [[nodiscard]] double inside(std::size_t begin, std::size_t end) const {
        if (end - begin < 2) return 0;
        return pair_[begin + 1] + (end - begin > 2 ? inner_[end] - inner_[begin + 2] : 0);
    }

    double go_on(std::int32_t last, std::size_t word) {
        const auto [place, is_new] = joins_.try_emplace({last, first_word_[line_] + word}, 0.0);
        if (is_new) place->second = fluency_.go_on(*facts_[static_cast<std::size_t>(last)], line().words[word]);
        return place->second;
    }

    /// What it costs that the column goes on, or begins, with this word.
    double entry_cost(const Reading& reading, std::size_t column, std::size_t word) {
        const ColumnEnd& end = reading.ends[column];
        if (end.state == State::empty) return begins_[word] + model_.fill_cost(column) + (line_ == 0 ? 0 : kLateStart);
        const WordFacts& last = *facts_[static_cast<std::size_t>(end.word)];
        double cost = go_on(end.word, word);
        if (!last.ends_sentence) cost += model_.wrap_cost(column, end.length, line().words[word].length);
        if (end.state == State::done) return cost + kRestart;
        if (end.state == State::waiting) {
            return cost + kResume + (static_cast<int>(column) < reading.floor ? kBackward : 0);
        }
        return cost - fluency_.end(last);
    }

    /// The best readings of the line behind one reading of the lines above.
    void read_line(const Reading& reading) {
        const std::size_t size = line().words.size();
        entries_.assign((size + 1) * columns_, Best{});
        chunks_.assign((size + 1) * columns_, Best{});
        for (std::size_t c = 0; c < columns_; ++c) {
            if (c > 0 && line_ == 0 && options_.names > 0) continue;
            keep(entries_[c], {0, static_cast<std::uint8_t>(c), 0});
        }
        for (std::size_t begin = 0; begin < size; ++begin) {
            for (std::size_t c = 0; c < columns_; ++c) {
                Best& entry = entries_[begin * columns_ + c];
                for (std::size_t before = 0; begin > 0 && before < c; ++before) {
                    const double bars =
                        bar_costs_[(before * columns_ + c) * 3 + std::min<std::size_t>(line().bars[begin], 2)];
                    const Best& best = chunks_[begin * columns_ + before];
                    for (std::uint8_t rank = 0; rank < kKept && best[rank].cost < kInfinite; ++rank) {
                        keep(entry, {best[rank].cost + bars, static_cast<std::uint8_t>(before), rank});
                    }
                }
                if (entry[0].cost < kInfinite) extend(reading, begin, c, entry);
            }
        }
    }

    /// Chunks of column `c` from `begin` up to the next bar.
    void extend(const Reading& reading, std::size_t begin, std::size_t c, const Best& entry) {
        if (!line().fixed.empty() && line().fixed[begin] != static_cast<int>(c)) return;
        const double start = entry_cost(reading, c, begin);
        for (std::size_t end = begin + 1; end <= line().words.size(); ++end) {
            if (barred_[end] > barred_[begin + 1]) return;
            if (!line().fixed.empty() && line().fixed[end - 1] != static_cast<int>(c)) return;
            if (line_ == 0 && c == 0 && end < std::min(options_.names, line().words.size())) continue;
            const double cost = start + inside(begin, end) + model_.width_cost(c, offset_[end] - offset_[begin] - 1) +
                                topics_[c][end] - topics_[c][begin];
            for (std::uint8_t rank = 0; rank < kKept && entry[rank].cost < kInfinite; ++rank) {
                keep(chunks_[end * columns_ + c], {entry[rank].cost + cost, static_cast<std::uint8_t>(begin), rank});
            }
        }
    }

    /// The chunks that lead to one end of the line.
    [[nodiscard]] Chunks trace(std::size_t column, std::uint8_t rank) const {
        Chunks chunks;
        std::size_t end = line().words.size();
        while (end > 0) {
            const Ranked& chunk = chunks_[end * columns_ + column][rank];
            chunks.insert(chunks.begin(), {static_cast<std::uint8_t>(end), static_cast<std::uint8_t>(column)});
            const Ranked& entry = entries_[chunk.from * columns_ + column][chunk.rank];
            end = chunk.from;
            column = entry.from;
            rank = entry.rank;
        }
        return chunks;
    }

    void advance() {
        bar_costs_.assign(columns_ * columns_ * 3, 0);
        for (std::size_t a = 0; a < columns_; ++a) {
            for (std::size_t b = a + 1; b < columns_; ++b) {
                for (std::size_t bars = 0; bars < 3; ++bars)
                    bar_costs_[(a * columns_ + b) * 3 + bars] = model_.bar_cost(a, b, bars);
            }
        }
        std::vector<Arc> found;
        double least = kInfinite;
        for (std::size_t r = 0; r < readings_.size(); ++r) {
            const Reading& reading = readings_[r];
            read_line(reading);
            double stops = 0;
            for (const ColumnEnd& end : reading.ends) {
                if (end.state == State::active) stops += fluency_.end(*facts_[static_cast<std::size_t>(end.word)]);
            }
            for (std::size_t c = 0; c < columns_; ++c) {
                const Best& best = chunks_[line().words.size() * columns_ + c];
                for (std::uint8_t rank = 0; rank < kKept && best[rank].cost < kInfinite; ++rank) {
                    const double cost = stops + best[rank].cost;
                    least = std::min(least, reading.cost + cost);
                    if (reading.cost + cost <= least + kFarBehind) found.push_back({r, 0, cost, trace(c, rank)});
                }
            }
        }
        if (!found.empty()) keep_best(found);  // else bars and fixed columns leave no reading
    }

    /// The best ends of the line, and all the ways that lead to them.
    void keep_best(std::vector<Arc>& found) {
        double least = kInfinite;
        for (const Arc& arc : found) least = std::min(least, readings_[arc.from].cost + arc.cost);
        std::map<std::vector<std::uint32_t>, std::size_t> places;
        std::vector<Reading> next;
        std::vector<Arc> kept;
        for (Arc& arc : found) {
            if (readings_[arc.from].cost + arc.cost > least + kFarBehind) continue;
            Reading reading = follow(arc);
            const auto [place, is_new] = places.try_emplace(key_of(reading), next.size());
            arc.to = place->second;
            arc.from = readings_[arc.from].node;
            if (is_new) {
                next.push_back(reading);
            } else if (reading.cost < next[arc.to].cost) {
                next[arc.to].cost = reading.cost;
            }
            kept.push_back(std::move(arc));
        }
        std::vector<std::size_t> order(next.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::stable_sort(order.begin(), order.end(),
                         [&](std::size_t a, std::size_t b) { return next[a].cost < next[b].cost; });
        if (order.size() > options_.beam) order.resize(options_.beam);
        std::vector<std::size_t> node_of(next.size(), 0);
        readings_.clear();
        for (const std::size_t i : order) {
            node_of[i] = next[i].node = nodes_++;
            readings_.push_back(next[i]);
        }
        std::erase_if(kept, [&](const Arc& arc) { return node_of[arc.to] == 0; });
        for (Arc& arc : kept) arc.to = node_of[arc.to];
        arcs_.back() = std::move(kept);
    }

    [[nodiscard]] std::vector<std::uint32_t> key_of(const Reading& reading) const {
        std::vector<std::uint32_t> key{static_cast<std::uint32_t>(reading.floor)};
        for (std::size_t c = 0; c < columns_; ++c) {
            const ColumnEnd& end = reading.ends[c];
            key.push_back(static_cast<std::uint32_t>(end.word));
            key.push_back((static_cast<std::uint32_t>(end.length) << 8U) | static_cast<std::uint32_t>(end.state));
        }
        return key;
    }

    [[nodiscard]] Reading follow(const Arc& arc) const {
        Reading reading = readings_[arc.from];
        reading.cost += arc.cost;
        std::array<bool, kMostColumns> used{};
        std::size_t begin = 0;
        for (const auto& [end, column] : arc.chunks) {
            ColumnEnd& last = reading.ends[column];
            if (last.state == State::waiting) reading.floor = static_cast<std::int8_t>(column);
            last = {static_cast<std::int32_t>(first_word_[line_] + end - 1),
                    static_cast<std::uint16_t>(std::min(offset_[end] - offset_[begin] - 1, 65535.0)), State::active};
            used[column] = true;
            begin = end;
        }
        for (std::size_t c = 0; c < columns_; ++c) {
            if (reading.ends[c].state == State::active && !used[c]) reading.ends[c].state = State::done;
        }
        return reading;
    }

    [[nodiscard]] double end_cost(const Reading& reading) const {
        double cost = 0;
        for (const ColumnEnd& end : reading.ends) {
            const bool open = end.state == State::active || end.state == State::waiting;
            if (open && facts_[static_cast<std::size_t>(end.word)]->is_open)
                cost += fluency_.end(*facts_[static_cast<std::size_t>(end.word)]);
        }
        return cost;
    }

    /// -T ln of the sum of both weights.
    static double together(double a, double b) {
        if (a > b) std::swap(a, b);
        return b == kInfinite ? a : a - kTemperature * std::log1p(std::exp((a - b) / kTemperature));
    }

    /// What most of the weight of all readings agrees on (forward and backward over the arcs).
    [[nodiscard]] Weights agreed() const {
        std::vector<double> above(nodes_, kInfinite);
        std::vector<double> below(nodes_, kInfinite);
        above[0] = 0;
        for (const auto& arcs : arcs_) {
            for (const Arc& arc : arcs) above[arc.to] = together(above[arc.to], above[arc.from] + arc.cost);
        }
        double all = kInfinite;
        for (const Reading& reading : readings_) {
            below[reading.node] = end_cost(reading);
            all = together(all, above[reading.node] + below[reading.node]);
        }
        for (auto arcs = arcs_.rbegin(); arcs != arcs_.rend(); ++arcs) {
            for (const Arc& arc : *arcs) below[arc.from] = together(below[arc.from], below[arc.to] + arc.cost);
        }
        Weights all_lines;
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            std::vector<double>& weights = all_lines.emplace_back(lines_[i].words.size() * columns_, 0);
            if (!lines_[i].fixed.empty()) {
                for (std::size_t k = 0; k < lines_[i].fixed.size(); ++k) {
                    weights[k * columns_ + static_cast<std::size_t>(lines_[i].fixed[k])] = 1;
                }
                continue;
            }
            for (const Arc& arc : arcs_[i]) {
                const double weight = std::exp((all - above[arc.from] - arc.cost - below[arc.to]) / kTemperature);
                std::size_t word = 0;
                for (const auto& [end, column] : arc.chunks) {
                    for (; word < end; ++word) weights[word * columns_ + column] += weight;
                }
            }
        }
        return all_lines;
    }

    const std::vector<CutLine>& lines_;
    const ColumnModel& model_;
    const ColumnModel* own_;
    const Fluency& fluency_;
    const CutOptions& options_;
    std::size_t columns_;
    std::size_t line_ = 0;
    std::vector<std::size_t> first_word_;
    std::vector<const WordFacts*> facts_;
    std::vector<Reading> readings_;
    std::size_t nodes_ = 0;
    std::vector<std::vector<Arc>> arcs_;  // of each line
    std::map<std::pair<std::int32_t, std::size_t>, double> joins_;
    std::vector<double> inner_, pair_, offset_, begins_, bar_costs_;
    std::vector<std::uint32_t> barred_;
    std::vector<std::vector<double>> topics_;
    std::vector<Best> entries_, chunks_;
};

}  // namespace

Weights cut_row(const std::vector<CutLine>& lines, const ColumnModel& model, const ColumnModel* own,
                const Fluency& fluency, const CutOptions& options) {
    return RowCutter(lines, model, own, fluency, options).cut();
}

std::vector<int> surest(const std::vector<double>& weights, std::size_t columns, double certainty) {
    std::vector<int> row;
    for (std::size_t at = 0; at < weights.size(); at += columns) {
        const auto begin = weights.begin() + static_cast<std::ptrdiff_t>(at);
        const auto most = std::max_element(begin, begin + static_cast<std::ptrdiff_t>(columns));
        row.push_back(*most >= certainty ? static_cast<int>(most - begin) : -1);
    }
    return row;
}

}  // namespace glane
