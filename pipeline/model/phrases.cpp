#include "pipeline/model/phrases.h"

#include <string>
#include <unordered_map>

#include "pipeline/model/phrase_pattern.h"

namespace glane {
namespace {

/// Calls visit(first position, words) for every phrase of the text that holds nothing of the node.
template <typename Visit>
void for_each_phrase(const CountedText& counted, const std::vector<Mark>& marks, PhraseMatcher& matcher, Visit visit) {
    std::string symbols;
    for (std::uint32_t begin = 0; begin < counted.size(); ++begin) {
        if (counted.positions[begin].stop || marks[begin] == Mark::node) continue;
        symbols.assign(1, counted.positions[begin].symbol);
        for (std::uint32_t last = begin; counted.continues(last) && symbols.size() < kLongestPhrase;) {
            if (marks[++last] == Mark::node) break;
            symbols += counted.positions[last].symbol;
            if (counted.positions[last].stop || !matcher.matches(symbols)) continue;
            visit(begin, static_cast<std::uint32_t>(symbols.size()));
        }
    }
}

}  // namespace

std::vector<RepeatedSegment> phrases(const CountedText& counted, const std::vector<Mark>& marks,
                                     const Language& language) {
    PhraseMatcher matcher(language.phrase_patterns());
    std::u32string key;
    const auto key_of = [&](std::uint32_t begin, std::uint32_t words) -> const std::u32string& {
        key.clear();
        for (std::uint32_t i = begin; i < begin + words; ++i) key += static_cast<char32_t>(counted.positions[i].lemma);
        return key;
    };
    // Only what stands near the node is remembered, so memory grows with what is near and not with the text.
    std::vector<std::vector<RepeatedSegment>> by_length(kLongestPhrase - 1);
    std::unordered_map<std::u32string, std::uint32_t> numbers;
    for_each_phrase(counted, marks, matcher, [&](std::uint32_t begin, std::uint32_t words) {
        if (!is_near(marks, begin, words)) return;
        std::vector<RepeatedSegment>& same_length = by_length[words - 2];
        const bool is_new =
            numbers.try_emplace(key_of(begin, words), static_cast<std::uint32_t>(same_length.size())).second;
        if (is_new) same_length.push_back({words, {}});
    });
    for_each_phrase(counted, marks, matcher, [&](std::uint32_t begin, std::uint32_t words) {
        const auto known = numbers.find(key_of(begin, words));
        if (known == numbers.end()) return;
        std::vector<std::uint32_t>& starts = by_length[words - 2][known->second].starts;
        if (starts.empty() || starts.back() + words <= begin) starts.push_back(begin);
    });
    return without_nested(std::move(by_length), counted, WordKey::lemma);
}

}  // namespace glane
