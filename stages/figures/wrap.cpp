#include "stages/figures/wrap.h"

#include <algorithm>
#include <limits>

#include "pipeline/model/unicode.h"

namespace glane::figures {
namespace {

constexpr std::size_t kUsualLength = 120;
constexpr std::size_t kLongLine = 40;
constexpr std::size_t kShortExpression = 20;
/// A word of so few letters is likely an article or a preposition; what ending a line with it costs,
/// in ems of width.
constexpr std::size_t kShortWord = 4;
constexpr double kShortWordCost = 1.4;

/// Breaks at the ordinary space only: no-break spaces keep what they join together.
std::vector<std::string_view> split_words(std::string_view text) {
    std::vector<std::string_view> words;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find(' ', begin), text.size());
        words.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return words;
}

/// Index of the first word of each line: the least sum of squared widths (so that lines are even),
/// by dynamic programming over (words set, lines used).
std::vector<std::size_t> line_starts(const std::vector<std::string_view>& words, const std::vector<double>& widths,
                                     double space, std::size_t lines) {
    const std::size_t n = words.size();
    std::vector<double> upto(n + 1, 0);
    for (std::size_t i = 0; i < n; ++i) upto[i + 1] = upto[i] + widths[i] + space;
    const auto cost = [&](std::size_t begin, std::size_t end) {
        const double width = upto[end] - upto[begin] - space;
        const bool hangs = end < n && code_point_count(words[end - 1]) <= kShortWord;
        const double felt = width + (hangs ? kShortWordCost : 0);
        return felt * felt;
    };
    std::vector<std::vector<double>> best(lines + 1, std::vector<double>(n + 1, std::numeric_limits<double>::max()));
    std::vector<std::vector<std::size_t>> from(lines + 1, std::vector<std::size_t>(n + 1, 0));
    best[0][0] = 0;
    for (std::size_t k = 1; k <= lines; ++k) {
        for (std::size_t end = k; end <= n; ++end) {
            for (std::size_t begin = k - 1; begin < end; ++begin) {
                if (best[k - 1][begin] == std::numeric_limits<double>::max()) continue;
                const double total = best[k - 1][begin] + cost(begin, end);
                if (total < best[k][end]) {
                    best[k][end] = total;
                    from[k][end] = begin;
                }
            }
        }
    }
    std::vector<std::size_t> starts(lines);
    for (std::size_t k = lines, end = n; k > 0; --k) end = starts[k - 1] = from[k][end];
    return starts;
}

}  // namespace

std::string drawable(std::string_view text) {
    std::string out;
    bool blank = false;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_code_point(text, at);
        const bool kept_space = c == 0xA0 || c == 0x202F;
        if (!kept_space && (c < 0x20 || (c >= 0x7F && c < 0xA0) || is_space(c))) {
            blank = true;
            continue;
        }
        if (blank && !out.empty()) out += ' ';
        blank = false;
        append_code_point(out, c);
    }
    return nfc(out);
}

std::vector<double> word_widths(std::string_view text, const FontSet& fonts) {
    std::vector<double> widths;
    for (const std::string_view word : split_words(text)) widths.push_back(shape(word, fonts).advance);
    return widths;
}

Block wrapped(std::string_view text, const std::vector<double>& words, std::size_t lines, const FontSet& fonts) {
    Block block;
    const std::vector<std::string_view> parts = split_words(text);
    lines = std::clamp<std::size_t>(lines, 1, parts.size());
    const std::vector<std::size_t> starts =
        lines == 1 ? std::vector<std::size_t>{0} : line_starts(parts, words, word_space(fonts), lines);
    for (std::size_t k = 0; k < lines; ++k) {
        const std::string_view first = parts[starts[k]];
        const std::string_view last = parts[(k + 1 < lines ? starts[k + 1] : parts.size()) - 1];
        const auto begin = static_cast<std::size_t>(first.data() - text.data());
        const auto end = static_cast<std::size_t>(last.data() + last.size() - text.data());
        block.lines.push_back(shape(text.substr(begin, end - begin), fonts));
        block.width = std::max(block.width, block.lines.back().advance);
    }
    return block;
}

std::size_t most_lines(std::string_view text) {
    const std::size_t length = code_point_count(text);
    if (length <= kShortExpression) return 1;
    if (length <= kLongLine) return 2;
    return length <= kUsualLength ? 3 : std::max<std::size_t>(3, (length + kLongLine - 1) / kLongLine);
}

}  // namespace glane::figures
