#include "pipeline/model/occurrences.h"

#include <algorithm>

namespace glane::cooccurrence {
namespace {

std::size_t frequency(const TokenTable& table, TokenLayer layer, const std::vector<std::uint32_t>& types) {
    std::size_t sum = 0;
    for (const std::uint32_t type : types) sum += table.positions(layer, type).size();
    return sum;
}

std::vector<std::uint32_t> places(const TokenTable& table, TokenLayer layer, const std::vector<std::uint32_t>& types) {
    std::vector<std::uint32_t> all;
    for (const std::uint32_t type : types) {
        const auto of_type = table.positions(layer, type);
        all.insert(all.end(), of_type.begin(), of_type.end());
    }
    if (types.size() > 1) std::sort(all.begin(), all.end());
    return all;
}

bool stands_at(const TokenTable& table, const NodePattern& pattern, std::uint32_t begin) {
    const auto types = table.types(pattern.layer);
    for (std::size_t i = 0; i < pattern.words.size(); ++i) {
        if (i > 0 && (table.flags()[begin + i] & token_flag::begins_sentence) != 0) return false;
        if (!std::binary_search(pattern.words[i].begin(), pattern.words[i].end(), types[begin + i])) return false;
    }
    return true;
}

}  // namespace

std::vector<Range> occurrences_of(const TokenTable& table, const TokenScope& scope, const NodePattern& pattern) {
    std::vector<Range> found;
    const auto& words = pattern.words;
    if (words.empty()) return found;
    if (words.size() == 1 && words.front().size() == 1) {
        occurrences_of(table, scope, pattern.layer, words.front().front(), found);
        return found;
    }
    std::vector<std::size_t> frequencies(words.size());
    std::transform(words.begin(), words.end(), frequencies.begin(),
                   [&](const auto& types) { return frequency(table, pattern.layer, types); });
    const auto rarest = std::min_element(frequencies.begin(), frequencies.end()) - frequencies.begin();
    const auto before = static_cast<std::uint32_t>(rarest);
    const auto length = static_cast<std::uint32_t>(words.size());
    for (const std::uint32_t place : places(table, pattern.layer, words[before])) {
        if (place < before || length > table.size() - (place - before)) continue;
        const std::uint32_t begin = place - before;
        if (!found.empty() && begin < found.back().end) continue;
        if (scope.holds(table.flags()[begin]) && stands_at(table, pattern, begin))
            found.push_back({begin, begin + length});
    }
    return found;
}

void occurrences_of(const TokenTable& table, const TokenScope& scope, TokenLayer layer, std::uint32_t type,
                    std::vector<Range>& found) {
    found.clear();
    found.reserve(table.positions(layer, type).size());
    for (const std::uint32_t place : table.positions(layer, type)) {
        if (scope.holds(table.flags()[place])) found.push_back({place, place + 1});
    }
}

}  // namespace glane::cooccurrence
