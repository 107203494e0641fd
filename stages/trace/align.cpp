#include "stages/trace/align.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>

namespace glane {
namespace {

// What only the passage has counts half: quotations leave out more than they add.
constexpr double kOmitted = 0.5;
constexpr float kNever = 1e9F;
// Words run together or broken must be the same but for some letters.
constexpr double kLikeAsOne = 0.7;

Shape joined(const Shape& a, const Shape& b) { return shape_of(a.word + b.word); }

float cost_as_one(const WordPattern& a, const Shape& b, double weight) {
    const double like = likeness(a, b);
    return like < kLikeAsOne ? kNever : static_cast<float>(weight * (1 - like));
}

}  // namespace

Aligner::Aligner(const QuoteLine& quote, const WordStream& stream, StreamRange within)
    : quote_(quote),
      stream_(stream),
      within_(within),
      width_(within.end - within.begin + 1),
      pair_(quote.words.size() * width_, kNever),
      one_for_two_(pair_.size(), kNever),
      two_for_one_(pair_.size(), kNever),
      omitted_(width_, kNever),
      moves_((quote.words.size() + 1) * width_),
      costs_(3, std::vector<double>(width_)) {
    for (std::size_t column = 0; column + 1 < width_; ++column) {
        const std::uint32_t word = stream.word(within.begin + static_cast<std::uint32_t>(column));
        if (word != kNoWord) omitted_[column] = static_cast<float>(kOmitted * stream.weight(word));
    }
    for (std::size_t word = 0; word < quote.words.size(); ++word) compare(word);
    compare_pairs();
}

/// Words that stand in the stretch as they are need not be run together or broken.
void Aligner::compare_pairs() {
    std::vector<std::size_t> odd;  // words that do not
    for (std::size_t word = 0; word < quote_.words.size(); ++word) {
        const auto row = pair_.begin() + static_cast<std::ptrdiff_t>(cell(word, 0));
        if (std::find(row, row + static_cast<std::ptrdiff_t>(width_), 0.0F) ==
            row + static_cast<std::ptrdiff_t>(width_))
            odd.push_back(word);
    }
    const StreamVocabulary& vocabulary = stream_.vocabulary();
    for (std::size_t column = 0; column + 1 < width_ && !odd.empty(); ++column) {
        const std::uint32_t one = stream_.word(within_.begin + static_cast<std::uint32_t>(column));
        if (one == kNoWord) continue;
        for (const std::size_t word : odd) {
            for (const std::size_t pair : {word - 1, word}) {  // the pairs that it belongs to
                if (pair >= quote_.pairs.size() || quote_.after_cut[pair + 1]) continue;
                two_for_one_[cell(pair, column)] =
                    cost_as_one(quote_.pairs[pair], vocabulary.shape(one), stream_.weight(one));
            }
        }
        if (column + 2 >= width_) continue;
        const std::uint32_t two = stream_.word(within_.begin + static_cast<std::uint32_t>(column) + 1);
        if (two == kNoWord) continue;
        const Shape both = joined(vocabulary.shape(one), vocabulary.shape(two));
        for (const std::size_t word : odd) {
            one_for_two_[cell(word, column)] = cost_as_one(quote_.patterns[word], both, quote_.words[word].weight);
        }
    }
}

void Aligner::compare(std::size_t index) {
    const QuoteWord& word = quote_.words[index];
    for (std::size_t column = 0; column + 1 < width_; ++column) {
        const std::uint32_t other = stream_.word(within_.begin + static_cast<std::uint32_t>(column));
        if (other == kNoWord) continue;
        const Shape& shape = stream_.vocabulary().shape(other);
        const double like = word.word == other ? 1 : likeness(quote_.patterns[index], shape);
        const double weight = std::max<double>(word.weight, stream_.weight(other));
        if (like > 0) pair_[cell(index, column)] = static_cast<float>(weight * (1 - like));
    }
}

double Aligner::most() const {
    double lost = 0;
    for (std::size_t word = 0; word < quote_.words.size(); ++word) {
        auto least = static_cast<float>(quote_.words[word].weight);
        for (std::size_t column = 0; column + 1 < width_; ++column) {
            least = std::min({least, pair_[cell(word, column)], one_for_two_[cell(word, column)]});
            if (two_for_one_[cell(word, column)] < kNever) least = 0;
            if (word > 0 && two_for_one_[cell(word - 1, column)] < kNever) least = 0;
        }
        lost += least;
    }
    return quote_.weight > 0 ? 1 - lost / quote_.weight : 0;
}

QuoteAlignment Aligner::best(std::size_t first) {
    const std::size_t rows = quote_.words.size() + 1;
    std::fill(costs_[0].begin(), costs_[0].end(), 0.0);
    for (std::size_t row = 1; row < rows; ++row) fill(row, first);
    const std::vector<double>& last = costs_[(rows - 1) % 3];
    const auto end = static_cast<std::size_t>(std::min_element(last.begin(), last.end()) - last.begin());
    QuoteAlignment alignment = path_to(end, first);
    alignment.similarity = quote_.weight > 0 ? std::max(0.0, 1 - last[end] / quote_.weight) : 0;
    return alignment;
}

void Aligner::fill(std::size_t row, std::size_t first) {
    std::vector<double>& cost = costs_[row % 3];
    const std::vector<double>& before = costs_[(row + 2) % 3];
    const std::vector<double>& two_before = costs_[(row + 1) % 3];
    const std::size_t word = word_at(row, first);
    const double weight = quote_.words[word].weight;
    const bool cut_behind = row < quote_.words.size() && quote_.after_cut[word_at(row + 1, first)];
    const bool two = row > 1 && word > 0;  // the last word and the first are no pair
    const float* pair = &pair_[cell(word, 0)];
    const float* one_for_two = &one_for_two_[cell(word, 0)];
    const float* two_for_one = &two_for_one_[cell(two ? word - 1 : 0, 0)];
    Move* moves = &moves_[row * width_];
    cost[0] = before[0] + weight;
    moves[0] = Move::added;
    for (std::size_t column = 1; column < width_; ++column) {
        double least = before[column] + weight;
        Move move = Move::added;
        const auto consider = [&](double candidate, Move by) {
            if (candidate < least) {
                least = candidate;
                move = by;
            }
        };
        const float skipped = omitted_[column - 1];
        consider(before[column - 1] + pair[column - 1], Move::pair);
        consider(cost[column - 1] + (cut_behind && skipped < kNever ? 0 : skipped), Move::omitted);
        if (two) consider(two_before[column - 1] + two_for_one[column - 1], Move::two_for_one);
        if (column > 1) consider(before[column - 2] + one_for_two[column - 2], Move::one_for_two);
        cost[column] = least;
        moves[column] = move;
    }
}

QuoteAlignment Aligner::path_to(std::size_t column, std::size_t first) const {
    QuoteAlignment alignment;
    std::size_t row = quote_.words.size();
    while (row > 0) {
        const Move move = moves_[row * width_ + column];
        const std::size_t rows = move == Move::omitted ? 0 : move == Move::two_for_one ? 2 : 1;
        const std::size_t columns = move == Move::added ? 0 : move == Move::one_for_two ? 2 : 1;
        const bool at_cut = row < quote_.words.size() && quote_.after_cut[word_at(row + 1, first)];
        row -= rows;
        column -= columns;
        AlignedWords step{static_cast<std::uint32_t>(word_at(row + 1, first)), static_cast<std::uint32_t>(rows),
                          within_.begin + static_cast<std::uint32_t>(column), static_cast<std::uint32_t>(columns)};
        step.cut = rows == 0 && at_cut;
        if (rows > 0 && columns > 0) {
            const std::vector<float>& costs = rows == 2 ? two_for_one_ : columns == 2 ? one_for_two_ : pair_;
            const double ours = rows == 2 ? 0 : quote_.words[step.quote].weight;
            const double theirs = columns == 2 ? 0 : stream_.weight(stream_.word(step.position));
            const double weight = std::max({ours, theirs, 0.5});
            step.likeness = 1 - std::min(1.0, costs[cell(step.quote, column)] / weight);
        }
        alignment.steps.push_back(step);
    }
    std::reverse(alignment.steps.begin(), alignment.steps.end());
    const auto both = [](const AlignedWords& step) { return step.quote_count > 0 && step.position_count > 0; };
    const auto begin = std::find_if(alignment.steps.begin(), alignment.steps.end(), both);
    const auto last = std::find_if(alignment.steps.rbegin(), alignment.steps.rend(), both);
    if (begin != alignment.steps.end()) {
        alignment.begin = begin->position;
        alignment.end = last->position + last->position_count;
    }
    return alignment;
}

QuoteLine quote_line(std::vector<QuotePart> parts) {
    QuoteLine line;
    for (QuotePart& part : parts) {
        for (std::size_t i = 0; i < part.size(); ++i) {
            line.after_cut.push_back(i == 0 && !line.words.empty());
            line.weight += part[i].weight;
            line.patterns.emplace_back(part[i].shape);
            line.words.push_back(std::move(part[i]));
        }
    }
    for (std::size_t i = 0; i + 1 < line.words.size(); ++i) {
        line.pairs.emplace_back(joined(line.words[i].shape, line.words[i + 1].shape));
    }
    return line;
}

}  // namespace glane
