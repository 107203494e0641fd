#include "pipeline/model/chains.h"

#include <unordered_map>

namespace glane {

Chains::Chains(const CountedText& counted, const ChainOptions& options)
    : counted_(counted), by_(options.by), fewest_(options.fewest), gram_(counted.size()), reach_(counted.size(), 0) {
    for (std::uint32_t i = counted.size(); i-- > 0;) {
        gram_[i] = counted.number(i, by_);
        if (!options.barred.empty() && options.barred[i]) continue;
        const std::uint32_t next = counted.continues(i) ? reach_[i + 1] : 0;
        reach_[i] = std::min(next + 1, options.longest);
    }
    grams_ = counted.numbers(by_);
}

void Chains::lengthen() {
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
        if (gram != kNone && counts[gram] < fewest_) gram = kNone;
    }
    grams_ = static_cast<std::uint32_t>(counts.size());
}

}  // namespace glane
