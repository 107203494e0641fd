#include "pipeline/model/segments.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>

#include "pipeline/model/chains.h"

namespace glane {
namespace {

constexpr std::uint32_t kLongestChain = kLongestSegment + 1;

/// Every repeated n-gram that neither begins nor ends with a stop word.
std::vector<RepeatedSegment> segments_of(const Chains& chains, const CountedText& counted) {
    std::vector<std::uint32_t> slot(chains.grams(), kNone);
    std::vector<RepeatedSegment> found;
    const std::uint32_t words = chains.words();
    for (std::uint32_t i = 0; i < counted.size(); ++i) {
        if (!chains.repeated_at(i) || counted.positions[i].stop || counted.positions[i + words - 1].stop) continue;
        std::uint32_t& at = slot[chains.gram(i)];
        if (at == kNone) {
            at = static_cast<std::uint32_t>(found.size());
            found.push_back({words, {}});
        }
        found[at].add_place(i);
    }
    std::erase_if(found, [](const RepeatedSegment& segment) { return segment.starts.size() < 2; });
    return found;
}

// What is repeated over more than six words, whether the node is in it or not.
Cover quotations(const CountedText& counted, WordKey by) {
    Chains chains(counted, {.by = by, .longest = kLongestChain});
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
                                            const CountedText& counted, WordKey by) {
    Cover longer = quotations(counted, by);
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
    std::vector<bool> barred;
    for (const Mark mark : marks) barred.push_back(mark == Mark::node);
    Chains chains(counted, {.by = by, .longest = kLongestChain, .barred = std::move(barred)});
    std::vector<std::vector<RepeatedSegment>> by_length;
    while (chains.words() < kLongestSegment) {
        chains.lengthen();
        by_length.push_back(segments_of(chains, counted));
    }
    return without_nested(std::move(by_length), counted, by);
}

void find_everywhere(std::vector<RepeatedSegment>& segments, const CountedText& counted, WordKey by) {
    std::unordered_map<std::u32string, std::uint32_t> numbers;
    const auto letter = [&](std::uint32_t i) { return static_cast<char32_t>(counted.number(i, by)); };
    for (RepeatedSegment& segment : segments) {
        std::u32string key;
        for (std::uint32_t i = 0; i < segment.words; ++i) key += letter(segment.starts.front() + i);
        numbers.emplace(key, static_cast<std::uint32_t>(numbers.size()));
        segment.starts.clear();
    }
    for (std::uint32_t begin = 0; begin < counted.size(); ++begin) {
        if (counted.positions[begin].stop) continue;
        std::u32string key(1, letter(begin));
        for (std::uint32_t last = begin; counted.continues(last) && key.size() < kLongestSegment;) {
            key += letter(++last);
            const auto known = numbers.find(key);
            if (known == numbers.end() || counted.positions[last].stop) continue;
            segments[known->second].add_place(begin);
        }
    }
}

}  // namespace glane
