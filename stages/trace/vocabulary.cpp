#include "stages/trace/vocabulary.h"

#include <algorithm>

namespace glane {
namespace {

constexpr std::size_t kTrigrams = 1U << 16;
constexpr std::size_t kTried = 48;

/// Calls visit(number) for the trigrams of "^^word$".
template <typename Visit>
void for_each_trigram(std::string_view word, const Visit& visit) {
    std::uint32_t window = ('^' << 8U) | '^';
    for (std::size_t i = 0; i <= word.size(); ++i) {
        const auto c = static_cast<unsigned char>(i < word.size() ? word[i] : '$');
        window = (window << 8U | c) & 0xFFFFFF;
        visit((window * 2654435761U) >> 16U);
    }
}

}  // namespace

std::uint32_t StreamVocabulary::add(std::string_view folded) {
    if (const auto known = numbers_.find(folded); known != numbers_.end()) return known->second;
    const auto number = static_cast<std::uint32_t>(shapes_.size());
    numbers_.emplace(folded, number);
    shapes_.push_back(shape_of(folded));
    return number;
}

std::uint32_t StreamVocabulary::find(std::string_view folded) const {
    const auto known = numbers_.find(folded);
    return known == numbers_.end() ? kNoWord : known->second;
}

void StreamVocabulary::finish() {
    trigram_begin_.assign(kTrigrams + 1, 0);
    for (const Shape& shape : shapes_) {
        for_each_trigram(shape.word, [this](std::uint32_t trigram) { ++trigram_begin_[trigram + 1]; });
    }
    for (std::size_t i = 1; i < trigram_begin_.size(); ++i) trigram_begin_[i] += trigram_begin_[i - 1];
    trigram_words_.resize(trigram_begin_.back());
    std::vector<std::uint32_t> next(trigram_begin_.begin(), trigram_begin_.end() - 1);
    for (std::uint32_t word = 0; word < shapes_.size(); ++word) {
        for_each_trigram(shapes_[word].word, [&](std::uint32_t trigram) { trigram_words_[next[trigram]++] = word; });
    }
}

std::vector<LikeWord> StreamVocabulary::like(const Shape& word, std::size_t limit) const {
    std::vector<LikeWord> found;
    if (word.word.size() <= 3) return found;
    std::vector<std::uint8_t> shared(shapes_.size(), 0);
    std::vector<std::uint32_t> seen;
    for_each_trigram(word.word, [&](std::uint32_t trigram) {
        for (std::uint32_t i = trigram_begin_[trigram]; i < trigram_begin_[trigram + 1]; ++i) {
            if (++shared[trigram_words_[i]] == 2) seen.push_back(trigram_words_[i]);
        }
    });
    // Words by the share of trigrams in common (Dice); the best of these are compared letter by letter.
    for (const std::uint32_t candidate : seen) {
        const auto both = static_cast<double>(shapes_[candidate].word.size() + word.word.size() + 2);
        found.push_back({candidate, 2.0 * shared[candidate] / both});
    }
    const auto better = [](const LikeWord& a, const LikeWord& b) {
        return a.likeness != b.likeness ? a.likeness > b.likeness : a.word < b.word;
    };
    const auto tried = found.begin() + static_cast<std::ptrdiff_t>(std::min(kTried, found.size()));
    std::partial_sort(found.begin(), tried, found.end(), better);
    found.erase(tried, found.end());
    const WordPattern pattern(word);
    for (LikeWord& candidate : found) candidate.likeness = likeness(pattern, shapes_[candidate.word]);
    std::sort(found.begin(), found.end(), better);
    while (!found.empty() && (found.size() > limit || found.back().likeness <= 0)) found.pop_back();
    return found;
}

}  // namespace glane
