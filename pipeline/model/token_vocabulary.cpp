#include "pipeline/model/token_vocabulary.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <numeric>

#include "pipeline/base/error.h"

namespace glane {
namespace {

constexpr std::uint32_t kFree = 0xFFFFFFFF;

std::size_t slot_of(std::string_view word, std::size_t slots) {
    return std::hash<std::string_view>{}(word) & (slots - 1);
}

}  // namespace

TokenVocabulary::TokenVocabulary() : slots_(1024, kFree) {}

std::uint32_t TokenVocabulary::add(std::string_view word) {
    std::size_t slot = slot_of(word, slots_.size());
    for (; slots_[slot] != kFree; slot = (slot + 1) & (slots_.size() - 1)) {
        if ((*this)[slots_[slot]] != word) continue;
        ++counts_[slots_[slot]];
        return slots_[slot];
    }
    if (texts_.size() + word.size() > std::numeric_limits<std::uint32_t>::max()) {
        throw Error(
            {.where = {}, .what = "the different words of the corpus exceed 4 GiB", .hint = "split the corpus"});
    }
    const std::uint32_t number = slots_[slot] = size();
    texts_ += word;
    starts_.push_back(static_cast<std::uint32_t>(texts_.size()));
    counts_.push_back(1);
    if (counts_.size() * 2 > slots_.size()) grow();
    return number;
}

void TokenVocabulary::grow() {
    slots_.assign(slots_.size() * 2, kFree);
    for (std::uint32_t number = 0; number < size(); ++number) {
        std::size_t slot = slot_of((*this)[number], slots_.size());
        while (slots_[slot] != kFree) slot = (slot + 1) & (slots_.size() - 1);
        slots_[slot] = number;
    }
}

std::vector<std::uint32_t> TokenVocabulary::sorted() const {
    std::vector<std::uint32_t> numbers(size());
    std::iota(numbers.begin(), numbers.end(), 0);
    std::sort(numbers.begin(), numbers.end(),
              [&](std::uint32_t a, std::uint32_t b) { return (*this)[a] < (*this)[b]; });
    return numbers;
}

}  // namespace glane
