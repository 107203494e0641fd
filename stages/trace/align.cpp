#include "stages/trace/align.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>

namespace glane {
namespace {

// What only the passage has counts half: quotations leave out more than they add.
constexpr double kOmitted = 0.5;
constexpr double kNever = 1e9;
// Words run together or broken must be the same but for some letters.
constexpr double kLikeAsOne = 0.7;

enum class Move : std::uint8_t { none, pair, added, omitted, two_for_one, one_for_two };

Shape joined(const Shape& a, const Shape& b) { return shape_of(a.word + b.word); }

class Aligner {
  public:
    Aligner(const QuoteLine& quote, const WordStream& stream, Stretch within)
        : quote_(quote), stream_(stream), within_(within), width_(within.end - within.begin + 1) {
        for (std::uint32_t at = within.begin; at + 1 < within.end; ++at) {
            const bool both = stream.word(at) != kNoWord && stream.word(at + 1) != kNoWord;
            pairs_.push_back(both ? joined(shape(at), shape(at + 1)) : Shape());
        }
    }

    Alignment best() {
        const std::size_t rows = quote_.words.size() + 1;
        moves_.assign(rows * width_, Move::none);
        std::vector<std::vector<double>> costs(3, std::vector<double>(width_, kNever));
        std::fill(costs[0].begin(), costs[0].end(), 0.0);
        for (std::size_t row = 1; row < rows; ++row) {
            fill(row, costs[row % 3], costs[(row - 1) % 3], costs[(row + 1) % 3]);
        }
        const std::vector<double>& last = costs[(rows - 1) % 3];
        const auto end = static_cast<std::size_t>(std::min_element(last.begin(), last.end()) - last.begin());
        Alignment alignment = path_to(end);
        alignment.similarity = quote_.weight > 0 ? std::max(0.0, 1 - last[end] / quote_.weight) : 0;
        return alignment;
    }

  private:
    [[nodiscard]] const Shape& shape(std::uint32_t position) const {
        return stream_.vocabulary().shape(stream_.word(position));
    }

    /// One word of the quotation: `cost` from the rows of one and of two words before.
    void fill(std::size_t row, std::vector<double>& cost, const std::vector<double>& before,
              const std::vector<double>& two_before) {
        const QuoteWord& word = quote_.words[row - 1];
        const bool cut_before = quote_.after_cut[row - 1];
        const bool cut_behind = row < quote_.words.size() && quote_.after_cut[row];
        for (std::size_t column = 0; column < width_; ++column) {
            double least = before[column] + word.weight;
            Move move = Move::added;
            const auto consider = [&](double candidate, Move by) {
                if (candidate < least) {
                    least = candidate;
                    move = by;
                }
            };
            const std::uint32_t position = within_.begin + static_cast<std::uint32_t>(column) - 1;
            if (column > 0 && stream_.word(position) != kNoWord) {
                const double weight = stream_.weight(stream_.word(position));
                consider(before[column - 1] + cost_of(word, position), Move::pair);
                consider(cost[column - 1] + (cut_behind ? 0 : kOmitted * weight), Move::omitted);
                if (row > 1 && !cut_before) {
                    consider(two_before[column - 1] + cost_as_one(quote_.pairs[row - 2], shape(position), weight),
                             Move::two_for_one);
                }
                if (column > 1) {
                    consider(before[column - 2] + cost_as_one(word.shape, pairs_[column - 2], word.weight),
                             Move::one_for_two);
                }
            }
            cost[column] = least;
            moves_[row * width_ + column] = move;
        }
    }

    [[nodiscard]] double cost_of(const QuoteWord& word, std::uint32_t position) const {
        const std::uint32_t other = stream_.word(position);
        if (word.word == other) return 0;
        const double like = likeness(word.shape, shape(position));
        if (like <= 0) return kNever;
        return std::max<double>(word.weight, stream_.weight(other)) * (1 - like);
    }

    static double cost_as_one(const Shape& a, const Shape& b, double weight) {
        const double like = likeness(a, b);
        return like < kLikeAsOne ? kNever : weight * (1 - like);
    }

    [[nodiscard]] Alignment path_to(std::size_t column) const {
        Alignment alignment;
        std::size_t row = quote_.words.size();
        while (row > 0) {
            const Move move = moves_[row * width_ + column];
            const std::size_t rows = move == Move::omitted ? 0 : move == Move::two_for_one ? 2 : 1;
            const std::size_t columns = move == Move::added ? 0 : move == Move::one_for_two ? 2 : 1;
            row -= rows;
            column -= columns;
            AlignedWords step{static_cast<std::uint32_t>(row), static_cast<std::uint32_t>(rows),
                              within_.begin + static_cast<std::uint32_t>(column), static_cast<std::uint32_t>(columns)};
            step.cut = rows == 0 && row < quote_.words.size() && quote_.after_cut[row];
            if (rows > 0 && columns > 0) step.likeness = likeness_of(step);
            alignment.steps.push_back(step);
        }
        std::reverse(alignment.steps.begin(), alignment.steps.end());
        const auto both = [](const AlignedWords& step) { return step.quote_count > 0 && step.position_count > 0; };
        const auto first = std::find_if(alignment.steps.begin(), alignment.steps.end(), both);
        const auto last = std::find_if(alignment.steps.rbegin(), alignment.steps.rend(), both);
        if (first != alignment.steps.end()) {
            alignment.begin = first->position;
            alignment.end = last->position + last->position_count;
        }
        return alignment;
    }

    [[nodiscard]] double likeness_of(const AlignedWords& step) const {
        const Shape& ours = step.quote_count == 2 ? quote_.pairs[step.quote] : quote_.words[step.quote].shape;
        const Shape& theirs = step.position_count == 2 ? pairs_[step.position - within_.begin] : shape(step.position);
        return likeness(ours, theirs);
    }

    const QuoteLine& quote_;
    const WordStream& stream_;
    Stretch within_;
    std::size_t width_;
    std::vector<Shape> pairs_;
    std::vector<Move> moves_;
};

}  // namespace

QuoteLine quote_line(std::vector<QuotePart> parts) {
    QuoteLine line;
    for (QuotePart& part : parts) {
        for (std::size_t i = 0; i < part.size(); ++i) {
            line.after_cut.push_back(i == 0 && !line.words.empty());
            line.weight += part[i].weight;
            line.words.push_back(std::move(part[i]));
        }
    }
    for (std::size_t i = 0; i + 1 < line.words.size(); ++i) {
        line.pairs.push_back(joined(line.words[i].shape, line.words[i + 1].shape));
    }
    return line;
}

Alignment align(const QuoteLine& quote, const WordStream& stream, Stretch within) {
    if (quote.words.empty() || within.begin >= within.end) return {};
    return Aligner(quote, stream, within).best();
}

}  // namespace glane
