#include "stages/segment/column_cut.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <utility>

namespace glane {
namespace {

constexpr std::size_t kMostColumns = 16;
constexpr std::size_t kMostWords = 60;  // of a line; a longer one is no line of cells
constexpr std::size_t kKept = 6;        // readings of a line for each reading of the lines above
constexpr double kInfinite = std::numeric_limits<double>::infinity();

// Nats, roughly: what a table seldom does.
constexpr double kLateStart = 5;  // a cell that begins below the first line of its row
constexpr double kRestart = 4;    // a cell that goes on after a line without it
constexpr double kResume = 0.7;   // after a gap in the page
constexpr double kBackward = 3;   // below a gap, left of the column that was resumed before
constexpr double kTemperature = 1.5;

enum class State : std::uint8_t { empty, active, waiting, done };

struct ColumnEnd {
    std::int32_t word = -1;  ///< last word, counted over the lines
    std::uint16_t length = 0;
    State state = State::empty;
};

struct Reading {
    double cost = 0;
    std::array<ColumnEnd, kMostColumns> ends{};
    std::int8_t floor = 0;  ///< column of the last block below a gap
    std::int32_t node = -1;
};

/// The cuts of one line, and those of the line above.
struct Node {
    std::int32_t parent = -1;
    std::vector<std::pair<std::uint8_t, std::uint8_t>> chunks;  // last word + 1, column
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
    RowCutter(const std::vector<CutLine>& lines, const ColumnModel& model, const ColumnModel* own, const Fluency& fluency,
              const CutOptions& options)
        : lines_(lines), model_(model), own_(own), fluency_(fluency), options_(options), columns_(model.columns()) {
        for (const CutLine& line : lines) {
            first_word_.push_back(facts_.size());
            for (const WordFacts& word : line.words) facts_.push_back(&word);
        }
    }

    std::vector<std::vector<int>> cut() {
        readings_.push_back({});
        for (line_ = 0; line_ < lines_.size(); ++line_) {
            if (lines_[line_].words.size() > kMostWords) {
                for (Reading& reading : readings_) reading.node = add_node(reading.node, {});
                continue;
            }
            if (lines_[line_].apart && line_ > 0) wait();
            prepare();
            advance();
        }
        for (Reading& reading : readings_) {
            for (const ColumnEnd& end : reading.ends) {
                if (end.state == State::active || end.state == State::waiting) reading.cost += fluency_.end(*facts_[static_cast<std::size_t>(end.word)]);
            }
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
        for (const WordFacts& word : line().words) begins_.push_back(fluency_.begin(word));
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
        if (end.state == State::empty) return begins_[word] + (line_ == 0 ? 0 : kLateStart);
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
            if (c > 0 && line_ == 0 && options_.names_first) continue;
            keep(entries_[c], {0, static_cast<std::uint8_t>(c), 0});
        }
        for (std::size_t begin = 0; begin < size; ++begin) {
            for (std::size_t c = 0; c < columns_; ++c) {
                Best& entry = entries_[begin * columns_ + c];
                for (std::size_t before = 0; begin > 0 && before < c; ++before) {
                    const double bars = bar_costs_[(before * columns_ + c) * 3 + std::min<std::size_t>(line().bars[begin], 2)];
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
            const double cost = start + inside(begin, end) + model_.width_cost(c, offset_[end] - offset_[begin] - 1) +
                                topics_[c][end] - topics_[c][begin];
            for (std::uint8_t rank = 0; rank < kKept && entry[rank].cost < kInfinite; ++rank) {
                keep(chunks_[end * columns_ + c], {entry[rank].cost + cost, static_cast<std::uint8_t>(begin), rank});
            }
        }
    }

    struct Candidate {
        double cost = 0;
        std::size_t reading = 0;
        std::vector<std::pair<std::uint8_t, std::uint8_t>> chunks;
    };

    /// The chunks that lead to one end of the line.
    [[nodiscard]] std::vector<std::pair<std::uint8_t, std::uint8_t>> trace(std::size_t column, std::uint8_t rank) const {
        std::vector<std::pair<std::uint8_t, std::uint8_t>> chunks;
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
                for (std::size_t bars = 0; bars < 3; ++bars) bar_costs_[(a * columns_ + b) * 3 + bars] = model_.bar_cost(a, b, bars);
            }
        }
        std::vector<Candidate> candidates;
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
                    candidates.push_back({reading.cost + stops + best[rank].cost, r, trace(c, rank)});
                }
            }
        }
        std::stable_sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) { return a.cost < b.cost; });
        if (candidates.size() > options_.beam) candidates.resize(options_.beam);
        std::vector<Reading> next;
        for (Candidate& candidate : candidates) next.push_back(follow(candidate));
        if (next.empty()) {  // bars and fixed columns leave no reading
            for (Reading& reading : readings_) reading.node = add_node(reading.node, {});
            return;
        }
        readings_ = std::move(next);
    }

    Reading follow(Candidate& candidate) {
        Reading reading = readings_[candidate.reading];
        reading.cost = candidate.cost;
        std::array<bool, kMostColumns> used{};
        std::size_t begin = 0;
        for (const auto& [end, column] : candidate.chunks) {
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
        reading.node = add_node(reading.node, std::move(candidate.chunks));
        return reading;
    }

    std::int32_t add_node(std::int32_t parent, std::vector<std::pair<std::uint8_t, std::uint8_t>> chunks) {
        nodes_.push_back({parent, std::move(chunks)});
        return static_cast<std::int32_t>(nodes_.size()) - 1;
    }

    /// What most of the weight of the readings agrees on.
    [[nodiscard]] std::vector<std::vector<int>> agreed() const {
        std::vector<std::vector<std::vector<double>>> weights;
        for (const CutLine& line : lines_) weights.emplace_back(line.words.size(), std::vector<double>(columns_, 0));
        double least = kInfinite;
        for (const Reading& reading : readings_) least = std::min(least, reading.cost);
        double all = 0;
        for (const Reading& reading : readings_) {
            const double weight = std::exp((least - reading.cost) / kTemperature);
            all += weight;
            std::size_t at = lines_.size();
            for (std::int32_t node = reading.node; node >= 0; node = nodes_[static_cast<std::size_t>(node)].parent) {
                --at;
                std::size_t word = 0;
                for (const auto& [end, column] : nodes_[static_cast<std::size_t>(node)].chunks) {
                    for (; word < end; ++word) weights[at][word][column] += weight;
                }
            }
        }
        std::vector<std::vector<int>> columns;
        for (const auto& words : weights) {
            auto& row = columns.emplace_back();
            for (const auto& word : words) {
                const auto most = std::max_element(word.begin(), word.end());
                row.push_back(*most >= options_.certainty * all ? static_cast<int>(most - word.begin()) : -1);
            }
            // What bars show needs no agreement.
            const CutLine& line = lines_[columns.size() - 1];
            if (!line.fixed.empty()) row = line.fixed;
        }
        return columns;
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
    std::vector<Node> nodes_;
    std::map<std::pair<std::int32_t, std::size_t>, double> joins_;
    std::vector<double> inner_, pair_, offset_, begins_, bar_costs_;
    std::vector<std::uint32_t> barred_;
    std::vector<std::vector<double>> topics_;
    std::vector<Best> entries_, chunks_;
};

}  // namespace

std::vector<std::vector<int>> cut_row(const std::vector<CutLine>& lines, const ColumnModel& model, const ColumnModel* own,
                                      const Fluency& fluency, const CutOptions& options) {
    if (model.columns() > kMostColumns) {
        std::vector<std::vector<int>> none;
        for (const CutLine& line : lines) none.push_back(line.fixed.empty() ? std::vector<int>(line.words.size(), -1) : line.fixed);
        return none;
    }
    return RowCutter(lines, model, own, fluency, options).cut();
}

}  // namespace glane
