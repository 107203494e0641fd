#include "stages/assess/align.h"

#include <algorithm>
#include <cstddef>
#include <unordered_map>
#include <utility>

namespace glane {
namespace {

using Words = std::vector<std::string_view>;
using Chain = std::vector<std::pair<std::size_t, std::size_t>>;

// Gaps of this many cells are aligned by edits at once, which is exact; larger ones are first cut
// at unique words; what cannot be cut may cost at most the second number (64 MB).
constexpr std::size_t kFewCells = std::size_t{1} << 20U;
constexpr std::size_t kMostCells = std::size_t{1} << 24U;

struct Gap {
    std::size_t first_begin, first_end, second_begin, second_end;

    [[nodiscard]] std::size_t rows() const { return first_end - first_begin; }
    [[nodiscard]] std::size_t columns() const { return second_end - second_begin; }
    [[nodiscard]] bool has_at_most(std::size_t cells) const { return rows() + 1 <= cells / (columns() + 1); }
};

/// Pairs (i, j) of words that occur once in each side of the gap, in increasing order of both.
Chain anchors(const Words& first, const Words& second, const Gap& gap) {
    struct Seen {
        std::size_t in_first = 0, in_second = 0, at_first = 0, at_second = 0;
    };
    std::unordered_map<std::string_view, Seen> seen;
    for (std::size_t i = gap.first_begin; i < gap.first_end; ++i) {
        Seen& word = seen[first[i]];
        ++word.in_first;
        word.at_first = i;
    }
    for (std::size_t j = gap.second_begin; j < gap.second_end; ++j) {
        const auto word = seen.find(second[j]);
        if (word == seen.end()) continue;
        ++word->second.in_second;
        word->second.at_second = j;
    }
    Chain unique;
    for (std::size_t i = gap.first_begin; i < gap.first_end; ++i) {
        const Seen& word = seen[first[i]];
        if (word.in_first == 1 && word.in_second == 1) unique.emplace_back(i, word.at_second);
    }
    // Longest increasing run of second positions, by patience sorting.
    std::vector<std::size_t> tops;
    std::vector<std::size_t> below(unique.size());
    for (std::size_t k = 0; k < unique.size(); ++k) {
        const auto pile = std::partition_point(tops.begin(), tops.end(),
                                               [&](std::size_t top) { return unique[top].second < unique[k].second; });
        below[k] = pile == tops.begin() ? k : *(pile - 1);
        if (pile == tops.end()) {
            tops.push_back(k);
        } else {
            *pile = k;
        }
    }
    Chain chain;
    if (tops.empty()) return chain;
    std::size_t k = tops.back();
    while (true) {
        chain.push_back(unique[k]);
        if (below[k] == k) break;
        k = below[k];
    }
    std::reverse(chain.begin(), chain.end());
    return chain;
}

/// Least edits within a gap, and which words of the first side match.
void align_by_edits(const Words& first, const Words& second, const Gap& gap, WordAlignment& result) {
    const std::size_t rows = gap.rows();
    const std::size_t columns = gap.columns();
    if (rows == 0 || columns == 0 || !gap.has_at_most(kMostCells)) {
        result.errors += static_cast<std::int64_t>(std::max(rows, columns));
        return;
    }
    const std::size_t width = columns + 1;
    std::vector<std::uint32_t> cost((rows + 1) * width);
    for (std::size_t j = 0; j <= columns; ++j) cost[j] = static_cast<std::uint32_t>(j);
    const auto differs = [&](std::size_t i, std::size_t j) -> std::uint32_t {
        return first[gap.first_begin + i - 1] == second[gap.second_begin + j - 1] ? 0 : 1;
    };
    for (std::size_t i = 1; i <= rows; ++i) {
        cost[i * width] = static_cast<std::uint32_t>(i);
        for (std::size_t j = 1; j <= columns; ++j) {
            cost[i * width + j] = std::min({cost[(i - 1) * width + j - 1] + differs(i, j),
                                            cost[(i - 1) * width + j] + 1, cost[i * width + j - 1] + 1});
        }
    }
    result.errors += cost.back();
    for (std::size_t i = rows, j = columns; i > 0 && j > 0;) {
        const std::uint32_t here = cost[i * width + j];
        if (here == cost[(i - 1) * width + j - 1] + differs(i, j)) {
            if (differs(i, j) == 0) result.matched[gap.first_begin + i - 1] = true;
            --i;
            --j;
        } else if (here == cost[(i - 1) * width + j] + 1) {
            --i;
        } else {
            --j;
        }
    }
}

}  // namespace

WordAlignment align(const Words& first, const Words& second) {
    WordAlignment result{std::vector<bool>(first.size(), false), 0};
    std::vector<Gap> open{{0, first.size(), 0, second.size()}};
    while (!open.empty()) {
        Gap gap = open.back();
        open.pop_back();
        while (gap.first_begin < gap.first_end && gap.second_begin < gap.second_end &&
               first[gap.first_begin] == second[gap.second_begin]) {
            result.matched[gap.first_begin++] = true;
            ++gap.second_begin;
        }
        while (gap.first_begin < gap.first_end && gap.second_begin < gap.second_end &&
               first[gap.first_end - 1] == second[gap.second_end - 1]) {
            result.matched[--gap.first_end] = true;
            --gap.second_end;
        }
        const auto chain = gap.has_at_most(kFewCells) ? Chain() : anchors(first, second, gap);
        if (chain.empty()) {
            align_by_edits(first, second, gap, result);
            continue;
        }
        std::size_t i = gap.first_begin;
        std::size_t j = gap.second_begin;
        for (const auto& [at_first, at_second] : chain) {
            open.push_back({i, at_first, j, at_second});
            result.matched[at_first] = true;
            i = at_first + 1;
            j = at_second + 1;
        }
        open.push_back({i, gap.first_end, j, gap.second_end});
    }
    return result;
}

}  // namespace glane
