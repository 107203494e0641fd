#include "stages/trace/tiling.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <optional>
#include <utility>

#include "stages/trace/wording.h"

namespace glane {
namespace {

constexpr double kMissing = 1.5;
constexpr std::uint32_t kMostMissing = 3;
constexpr double kPassedOver = 1.0;
constexpr std::uint32_t kMostPassedOver = 2;
constexpr double kOtherLine = 3.0;
constexpr double kLineBetween = 0.5;
constexpr double kLeavesEarly = 2.0;
constexpr double kEntersLate = 4.0;
constexpr double kResearcher = 0.01;
constexpr double kTornGain = 0.5;
constexpr double kLeastScore = 4.0;
constexpr double kSure = 0.8;
constexpr std::size_t kAloneLetters = 5;
// How far an expression reaches around the word that led to it.
constexpr std::uint32_t kReach = 16;

struct Node {
    std::uint32_t position;
    WordMatch match;
    double score;
    std::int32_t before;  // index of the node before in its chain, -1 for none
};

class Tiler {
  public:
    Tiler(const FigureText& figure, const WordStream& stream, WordMatches& matches)
        : figure_(figure), stream_(stream), matches_(matches), used_(figure.words.size(), false) {
        find_zones();
    }

    std::vector<Chain> chains() {
        std::vector<Chain> chains;
        while (std::optional<Chain> chain = best()) {
            for (const ChainLink& link : chain->links) used_[link.match.figure_word] = true;
            chains.push_back(std::move(*chain));
        }
        return chains;
    }

  private:
    /// Stretches of the stream around words that mean something and stand in the picture.
    void find_zones() {
        std::vector<std::uint32_t> seeds;
        for (const FigureWord& word : figure_.words) {
            if (word.light) continue;
            for (const std::uint32_t like : matches_.words_like(word)) {
                const auto positions = stream_.positions(like);
                seeds.insert(seeds.end(), positions.begin(), positions.end());
            }
        }
        std::sort(seeds.begin(), seeds.end());
        for (const std::uint32_t seed : seeds) {
            const StreamRange zone{seed - std::min(seed, kReach), std::min(seed + kReach, stream_.size())};
            if (!zones_.empty() && zones_.back().end >= zone.begin)
                zones_.back().end = zone.end;
            else
                zones_.push_back(zone);
        }
    }

    [[nodiscard]] double gain(const WordMatch& match) const {
        const double letters = figure_.words[match.figure_word].weight * match.likeness * match.likeness;
        return match.torn ? figure_.words[match.figure_word].weight * kTornGain : letters;
    }

    /// Whether the neighbour of a word on its line, if any, keeps it company: not used up, and no mere speck.
    [[nodiscard]] bool has_company(std::uint32_t word, bool before) const {
        std::uint32_t at = word;
        while (before ? !figure_.words[at].first : !figure_.words[at].last) {
            at = before ? at - 1 : at + 1;
            if (used_[at]) return false;
            if (figure_.words[at].folded.size() > 1) return true;
        }
        return false;
    }

    /// What it costs to go from one word of the picture to another; nothing where that cannot be.
    [[nodiscard]] std::optional<double> step_cost(std::uint32_t from, std::uint32_t to) const {
        const FigureWord& a = figure_.words[from];
        const FigureWord& b = figure_.words[to];
        if (a.row == b.row) {
            if (to <= from || to - from - 1 > kMostPassedOver) return std::nullopt;
            return kPassedOver * (to - from - 1);
        }
        const double lines = std::abs(static_cast<double>(a.row) - static_cast<double>(b.row));
        return kOtherLine + kLineBetween * (lines - 1) + (has_company(from, false) ? kLeavesEarly : 0) +
               (has_company(to, true) ? kEntersLate : 0);
    }

    std::optional<Chain> best() {
        std::optional<Chain> best;
        for (const StreamRange& zone : zones_) {
            Chain chain = best_in(zone);
            if (chain.score >= kLeastScore && (!best || chain.score > best->score + 1e-9)) best = std::move(chain);
        }
        return best;
    }

    Chain best_in(StreamRange zone) {
        nodes_.clear();
        std::size_t window = 0;  // first node that may stand before the position
        std::vector<std::size_t> order;
        for (std::uint32_t position = zone.begin; position < zone.end; ++position) {
            while (window < nodes_.size() && nodes_[window].position + kMostMissing + 1 < position) ++window;
            if (stream_.word(position) == kNoWord) {
                window = nodes_.size();
                continue;
            }
            const std::size_t end = nodes_.size();
            for (const WordMatch& match : matches_.of(stream_.word(position))) {
                if (!used_[match.figure_word]) nodes_.push_back(node(position, match, window, end));
            }
        }
        Chain best;
        for (std::size_t i = 0; i < nodes_.size(); ++i) {
            if (nodes_[i].score <= best.score) continue;
            Chain chain = chain_to(i);
            if (is_sure(chain)) best = std::move(chain);
        }
        // Of equal chains the one in an interviewee's mouth; the earlier of these.
        if (!best.links.empty() && passage_of(stream_, best.links.front().position).interviewer)
            best.score -= kResearcher;
        return best;
    }

    /// Whether more stands between the two than a short word that was lost where the line broke.
    [[nodiscard]] bool lacks_much(std::uint32_t from, std::uint32_t to) const {
        return from + 2 < to || (from + 2 == to && !stream_.is_light(stream_.word(from + 1)));
    }

    [[nodiscard]] Node node(std::uint32_t position, const WordMatch& match, std::size_t begin, std::size_t end) const {
        Node made{position, match, gain(match), -1};
        // First words of the sentence and of the clause, as far as a chain may reach back.
        std::uint32_t sentence = position;
        while (sentence + kMostMissing + 1 > position && sentence > 0 && !stream_.ends_sentence(sentence - 1))
            --sentence;
        std::uint32_t clause = position;
        while (clause > sentence && !stream_.ends_clause(clause - 1)) --clause;
        double most = 0;
        for (std::size_t i = begin; i < end; ++i) {
            const Node& before = nodes_[i];
            const std::optional<double> cost = step_cost(before.match.figure_word, match.figure_word);
            if (!cost || (before.position < sentence && (*cost > 0 || before.position + 1 < position))) continue;
            const FigureWord& last = figure_.words[before.match.figure_word];
            const bool other_line = last.row != figure_.words[match.figure_word].row;
            if (other_line && (lacks_much(before.position, position) || (before.position < clause && !last.comma)))
                continue;
            const double score = before.score - *cost - kMissing * (position - before.position - 1);
            if (score <= most || stands_in(i, match.figure_word)) continue;
            most = score;
            made.before = static_cast<std::int32_t>(i);
        }
        made.score += most;
        return made;
    }

    [[nodiscard]] bool stands_in(std::size_t node, std::uint32_t figure_word) const {
        for (auto at = static_cast<std::int32_t>(node); at >= 0; at = nodes_[static_cast<std::size_t>(at)].before) {
            if (nodes_[static_cast<std::size_t>(at)].match.figure_word == figure_word) return true;
        }
        return false;
    }

    [[nodiscard]] Chain chain_to(std::size_t node) const {
        Chain chain;
        chain.score = nodes_[node].score;
        for (auto at = static_cast<std::int32_t>(node); at >= 0; at = nodes_[static_cast<std::size_t>(at)].before) {
            chain.links.push_back(
                {nodes_[static_cast<std::size_t>(at)].position, nodes_[static_cast<std::size_t>(at)].match});
        }
        std::reverse(chain.links.begin(), chain.links.end());
        return chain;
    }

    [[nodiscard]] bool is_sure(const Chain& chain) const {
        return std::any_of(chain.links.begin(), chain.links.end(), [&](const ChainLink& link) {
            const FigureWord& word = figure_.words[link.match.figure_word];
            if (word.light || link.match.torn || link.match.likeness < kSure) return false;
            return chain.links.size() > 1 || word.folded.size() >= kAloneLetters;
        });
    }

    const FigureText& figure_;
    const WordStream& stream_;
    WordMatches& matches_;
    std::vector<bool> used_;
    std::vector<StreamRange> zones_;
    std::vector<Node> nodes_;
};

}  // namespace

bool Chain::is_expression(const FigureText& figure) const {
    const auto content = std::count_if(
        links.begin(), links.end(), [&](const ChainLink& link) { return !figure.words[link.match.figure_word].light; });
    return content >= 2 || (content == 1 && links.size() >= 3);
}

std::vector<Chain> tiling(const FigureText& figure, const WordStream& stream, WordMatches& matches) {
    return Tiler(figure, stream, matches).chains();
}

}  // namespace glane
