#include "pipeline/model/segments.h"

#include <algorithm>
#include <optional>
#include <unordered_map>

namespace glane {
namespace {

constexpr std::uint32_t kLongestChain = kLongestSegment + 1;

/// At every position, the number of the n-gram that begins there, for one n at a time; kNone where
/// no n-gram does or where it stands only once (nothing longer can then be repeated).
class Chains {
  public:
    /// Positions with the mark `barrier`, where one is given, belong to no n-gram.
    Chains(const CountedText& counted, const std::vector<Mark>& marks, WordKey by, std::optional<Mark> barrier)
        : counted_(counted), by_(by), gram_(counted.size()), reach_(counted.size(), 0) {
        for (std::uint32_t i = counted.size(); i-- > 0;) {
            gram_[i] = counted.number(i, by);
            if (marks[i] == barrier) continue;
            const std::uint32_t next = counted.continues(i) ? reach_[i + 1] : 0;
            reach_[i] = std::min(next + 1, kLongestChain);
        }
    }

    /// Goes from n-grams to those of one word more.
    void lengthen() {
        ++words_;
        std::unordered_map<std::uint64_t, std::uint32_t> numbers;
        std::vector<std::uint32_t> counts;
        for (std::uint32_t i = 0; i < counted_.size(); ++i) {
            if (gram_[i] == kNone || reach_[i] < words_) {
                gram_[i] = kNone;
                continue;
            }
            const std::uint64_t key = (std::uint64_t{gram_[i]} << 32U) | counted_.number(i + words_ - 1, by_);
            gram_[i] = numbers.try_emplace(key, static_cast<std::uint32_t>(counts.size())).first->second;
            if (gram_[i] == counts.size()) counts.push_back(0);
            ++counts[gram_[i]];
        }
        for (std::uint32_t& gram : gram_) {
            if (gram != kNone && counts[gram] < 2) gram = kNone;
        }
        grams_ = static_cast<std::uint32_t>(counts.size());
    }

    /// Every repeated n-gram that neither begins nor ends with a stop word.
    [[nodiscard]] std::vector<RepeatedSegment> segments() const {
        std::vector<std::uint32_t> slot(grams_, kNone);
        std::vector<RepeatedSegment> found;
        for (std::uint32_t i = 0; i < counted_.size(); ++i) {
            if (gram_[i] == kNone || counted_.positions[i].stop || counted_.positions[i + words_ - 1].stop) {
                continue;
            }
            std::uint32_t& at = slot[gram_[i]];
            if (at == kNone) {
                at = static_cast<std::uint32_t>(found.size());
                found.push_back({words_, {}});
            }
            std::vector<std::uint32_t>& starts = found[at].starts;
            if (starts.empty() || starts.back() + words_ <= i) starts.push_back(i);
        }
        std::erase_if(found, [](const RepeatedSegment& segment) { return segment.starts.size() < 2; });
        return found;
    }

    [[nodiscard]] bool repeated_at(std::uint32_t position) const { return gram_[position] != kNone; }
    [[nodiscard]] std::uint32_t words() const { return words_; }

  private:
    const CountedText& counted_;
    WordKey by_;
    std::uint32_t words_ = 1;
    std::uint32_t grams_ = 0;
    std::vector<std::uint32_t> gram_;
    std::vector<std::uint32_t> reach_;  // words in a row from here, as far as it matters
};

/// Where longer segments lie: behind[i] is the end of the one that reaches furthest among those
/// that begin at i or before. None crosses a sentence, so a stretch lies inside one of them exactly
/// when the one that reaches furthest at its start covers it.
class Cover {
  public:
    explicit Cover(std::uint32_t size) : behind_(size, 0) {}
    void add(std::uint32_t begin, std::uint32_t words) { behind_[begin] = std::max(behind_[begin], begin + words); }
    void settle() {
        for (std::size_t i = 1; i < behind_.size(); ++i) behind_[i] = std::max(behind_[i], behind_[i - 1]);
    }
    [[nodiscard]] bool covers(std::uint32_t begin, std::uint32_t words) const {
        return behind_[begin] >= begin + words;
    }

  private:
    std::vector<std::uint32_t> behind_;
};

// What is repeated over more than six words, whether the node is in it or not.
Cover quotations(const CountedText& counted, const std::vector<Mark>& marks, WordKey by) {
    Chains chains(counted, marks, by, std::nullopt);
    while (chains.words() < kLongestChain) chains.lengthen();
    Cover cover(counted.size());
    for (std::uint32_t i = 0; i < counted.size(); ++i) {
        if (chains.repeated_at(i)) cover.add(i, kLongestChain);
    }
    return cover;
}

bool lives_inside(const RepeatedSegment& segment, const Cover& longer) {
    const auto inside = std::count_if(segment.starts.begin(), segment.starts.end(),
                                      [&](std::uint32_t start) { return longer.covers(start, segment.words); });
    return 5 * static_cast<std::size_t>(inside) >= 4 * segment.starts.size();
}

}  // namespace

std::vector<RepeatedSegment> without_nested(std::vector<std::vector<RepeatedSegment>> by_length,
                                            const CountedText& counted, const std::vector<Mark>& marks, WordKey by) {
    Cover longer = quotations(counted, marks, by);
    std::vector<RepeatedSegment> kept;
    for (; !by_length.empty(); by_length.pop_back()) {
        longer.settle();
        const std::size_t before = kept.size();
        for (RepeatedSegment& segment : by_length.back()) {
            if (!lives_inside(segment, longer)) kept.push_back(std::move(segment));
        }
        for (std::size_t i = before; i < kept.size(); ++i) {
            for (const std::uint32_t start : kept[i].starts) longer.add(start, kept[i].words);
        }
    }
    return kept;
}

std::vector<RepeatedSegment> repeated_segments(const CountedText& counted, const std::vector<Mark>& marks, WordKey by) {
    Chains chains(counted, marks, by, Mark::node);
    std::vector<std::vector<RepeatedSegment>> by_length;
    while (chains.words() < kLongestSegment) {
        chains.lengthen();
        by_length.push_back(chains.segments());
    }
    return without_nested(std::move(by_length), counted, marks, by);
}

}  // namespace glane
