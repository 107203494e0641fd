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

using KeyNumbers = std::unordered_map<std::u32string, std::uint32_t>;

void set_key(std::u32string& key, const CountedText& counted, std::uint32_t begin, std::uint32_t words) {
    key.clear();
    for (std::uint32_t i = begin; i < begin + words; ++i) key += static_cast<char32_t>(counted.positions[i].lemma);
}

/// Calls place(number, first position, words) for every phrase that has a number; those of one do not overlap.
template <typename Place>
void for_each_known(const CountedText& counted, const std::vector<Mark>& marks, PhraseMatcher& matcher,
                    const KeyNumbers& numbers, Place place) {
    std::u32string key;
    for_each_phrase(counted, marks, matcher, [&](std::uint32_t begin, std::uint32_t words) {
        set_key(key, counted, begin, words);
        if (const auto known = numbers.find(key); known != numbers.end()) place(known->second, begin, words);
    });
}

}  // namespace

std::vector<RepeatedSegment> phrases(const CountedText& counted, const std::vector<Mark>& marks,
                                     const Language& language) {
    PhraseMatcher matcher(language.phrase_patterns());
    std::u32string key;
    // Only what stands near the node is remembered, so memory grows with what is near and not with the text.
    std::vector<std::vector<RepeatedSegment>> by_length(kLongestPhrase - 1);
    KeyNumbers numbers;
    for_each_phrase(counted, marks, matcher, [&](std::uint32_t begin, std::uint32_t words) {
        if (!is_near(marks, begin, words)) return;
        std::vector<RepeatedSegment>& same_length = by_length[words - 2];
        set_key(key, counted, begin, words);
        const bool is_new = numbers.try_emplace(key, static_cast<std::uint32_t>(same_length.size())).second;
        if (is_new) same_length.push_back({words, {}});
    });
    for_each_known(counted, marks, matcher, numbers,
                   [&](std::uint32_t number, std::uint32_t begin, std::uint32_t words) {
                       by_length[words - 2][number].add_place(begin);
                   });
    return without_nested(std::move(by_length), counted, WordKey::lemma);
}

void find_everywhere(std::vector<RepeatedSegment>& phrases, const CountedText& counted, const Language& language) {
    PhraseMatcher matcher(language.phrase_patterns());
    std::u32string key;
    KeyNumbers numbers;
    for (RepeatedSegment& phrase : phrases) {
        set_key(key, counted, phrase.starts.front(), phrase.words);
        numbers.emplace(key, static_cast<std::uint32_t>(numbers.size()));
        phrase.starts.clear();
    }
    const std::vector<Mark> nothing_barred(counted.size(), Mark::elsewhere);
    for_each_known(
        counted, nothing_barred, matcher, numbers,
        [&](std::uint32_t number, std::uint32_t begin, std::uint32_t) { phrases[number].add_place(begin); });
}

}  // namespace glane
