#include "stages/repetition/c_value.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>
#include <unordered_map>

namespace glane::repetition {
namespace {

/// The shorter sequences that a term holds, each once.
std::set<std::u32string> inside(const std::u32string& words) {
    std::set<std::u32string> all;
    for (std::size_t size = 2; size < words.size(); ++size) {
        for (std::size_t begin = 0; begin + size <= words.size(); ++begin) all.insert(words.substr(begin, size));
    }
    return all;
}

}  // namespace

std::vector<double> c_values(const std::vector<Term>& terms) {
    std::unordered_map<std::u32string, std::size_t> numbers;
    for (std::size_t i = 0; i < terms.size(); ++i) numbers.emplace(terms[i].words, i);
    std::vector<std::size_t> order(terms.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return terms[a].words.size() > terms[b].words.size(); });
    std::vector<std::int64_t> nested(terms.size(), 0);
    std::vector<std::int64_t> longer(terms.size(), 0);
    std::vector<double> values(terms.size(), 0.0);
    for (const std::size_t at : order) {
        const Term& term = terms[at];
        const auto frequency = static_cast<double>(term.frequency);
        const double taken = longer[at] == 0 ? 0.0 : static_cast<double>(nested[at]) / static_cast<double>(longer[at]);
        values[at] = std::log2(static_cast<double>(term.words.size())) * (frequency - taken);
        for (const std::u32string& shorter : inside(term.words)) {
            const auto known = numbers.find(shorter);
            if (known == numbers.end()) continue;
            nested[known->second] += term.frequency - nested[at];
            ++longer[known->second];
        }
    }
    return values;
}

}  // namespace glane::repetition
