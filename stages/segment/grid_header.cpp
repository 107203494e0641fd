#include "stages/segment/grid_header.h"

#include <algorithm>
#include <limits>
#include <map>

#include "stages/segment/shape.h"

namespace glane {
namespace {

constexpr std::size_t kMostWords = 60;

/// Letters that differ between two short keys (Levenshtein).
std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t corner = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t above = row[j];
            row[j] = std::min({above + 1, row[j - 1] + 1, corner + (a[i - 1] == b[j - 1] ? 0U : 1U)});
            corner = above;
        }
    }
    return row[b.size()];
}

/// Share of the pairs of letters that two keys have in common (Dice).
double likeness(const std::string& a, const std::string& b) {
    if (a.size() < 2 || b.size() < 2) return a == b ? 1 : 0;
    std::map<std::string_view, int> pairs;
    const std::string_view left = a;
    const std::string_view right = b;
    for (std::size_t i = 0; i + 1 < left.size(); ++i) ++pairs[left.substr(i, 2)];
    std::size_t common = 0;
    for (std::size_t i = 0; i + 1 < right.size(); ++i) {
        const auto found = pairs.find(right.substr(i, 2));
        if (found == pairs.end() || found->second == 0) continue;
        --found->second;
        ++common;
    }
    return 2.0 * static_cast<double>(common) / static_cast<double>(a.size() + b.size() - 2);
}

struct Step {
    double cost = std::numeric_limits<double>::infinity();
    std::size_t begin = 0;
    std::size_t column_before = 0;
    bool named = false;
};

}  // namespace

std::vector<int> header_columns(const TableLine& line, std::string_view text, const std::vector<std::string>& names,
                                std::vector<std::size_t>& taken) {
    const std::size_t size = line.words.size();
    const std::size_t columns = names.size();
    std::vector<int> found(size, -1);
    if (size == 0 || size > kMostWords || columns == 0) return found;
    std::vector<std::string> keys;
    for (const TableWord& word : line.words) keys.push_back(letters_key(word.span.of(text)));
    std::vector<std::string> rest;
    for (std::size_t c = 0; c < columns; ++c)
        rest.push_back(letters_key(names[c]).substr(std::min(taken[c], letters_key(names[c]).size())));
    // best[i][c]: the first i words read, column c the last that may have been used.
    std::vector<std::vector<Step>> best(size + 1, std::vector<Step>(columns + 1));
    best[0][0].cost = 0;
    for (std::size_t i = 0; i <= size; ++i) {
        for (std::size_t c = 0; c <= columns; ++c) {
            const double cost = best[i][c].cost;
            if (cost == std::numeric_limits<double>::infinity()) continue;
            const auto offer = [&](std::size_t end, std::size_t column, double more, bool named) {
                Step& step = best[end][column];
                if (cost + more < step.cost) step = {cost + more, i, c, named};
            };
            if (i < size) offer(i + 1, c, 1.0 + 0.2 * static_cast<double>(keys[i].size()), false);
            for (std::size_t column = c; column < columns; ++column) {
                std::string chunk;
                for (std::size_t end = i + 1; end <= size && chunk.size() <= rest[column].size(); ++end) {
                    if (end > i + 1 && line.words[end - 1].bars > 0) break;
                    chunk += keys[end - 1];
                    const std::size_t wrong = distance(chunk, std::string_view(rest[column]).substr(0, chunk.size()));
                    if (chunk.empty() || wrong * 5 > chunk.size()) continue;
                    offer(end, column + 1, 0.5 * static_cast<double>(wrong) + 0.05, true);
                }
            }
        }
    }
    std::size_t column = 0;
    for (std::size_t c = 0; c <= columns; ++c) column = best[size][c].cost < best[size][column].cost ? c : column;
    for (std::size_t end = size; end > 0;) {
        const Step step = best[end][column];
        for (std::size_t i = step.begin; step.named && i < end; ++i) {
            found[i] = static_cast<int>(column) - 1;
            taken[column - 1] += keys[i].size();
        }
        end = step.begin;
        column = step.column_before;
    }
    return found;
}

std::size_t repeated_lines(const std::vector<TableLine>& lines, std::size_t at,
                           const std::vector<std::string>& header_keys, std::string_view text) {
    constexpr double kAlike = 0.8;
    std::size_t count = 0;
    while (count < header_keys.size() && at + count < lines.size()) {
        const TableLine& line = lines[at + count];
        const std::string& wanted = header_keys[count];
        const std::size_t bytes = line.span.size();
        if (wanted.empty() || bytes > 4 * wanted.size() + 40) break;
        if (likeness(letters_key(line.span.of(text)), wanted) < kAlike) break;
        ++count;
    }
    return count;
}

}  // namespace glane
