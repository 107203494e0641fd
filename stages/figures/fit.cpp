#include "stages/figures/fit.h"

#include <algorithm>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "pipeline/base/error.h"
#include "pipeline/model/unicode.h"

namespace glane::figures {
namespace {

constexpr std::size_t kLongestLabel = 5000;  // characters
constexpr char32_t kJoiner = 0x200D;

/// Where the text may be cut: not before a mark, nor within a sequence that joiners make one sign.
std::vector<std::size_t> cuts_of(std::string_view text) {
    std::vector<std::size_t> cuts;
    char32_t before = kJoiner;  // no cut at the start
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t here = at;
        const char32_t c = next_code_point(text, at);
        if (before != kJoiner && c != kJoiner && !is_mark(c)) cuts.push_back(here);
        before = c;
    }
    cuts.push_back(text.size());
    return cuts;
}

/// The longest beginning of the text that fits with `end` behind it; at least one character.
std::string beginning(std::string_view text, double width, std::string_view end, const FontSet& fonts) {
    const std::vector<std::size_t> cuts = cuts_of(text);
    const auto set = [&](std::size_t cut) {
        std::string part(text.substr(0, cut));
        while (part.ends_with(' ')) part.pop_back();
        return part.append(end);
    };
    const auto fits = [&](std::size_t cut) { return shape(set(cut), fonts).advance <= width; };
    const auto first_wide = std::partition_point(cuts.begin(), cuts.end(), fits);
    return set(first_wide == cuts.begin() ? cuts.front() : *(first_wide - 1));
}

/// Fills line after line with words; the last one is cut.
FittedText cut_to_fit(std::string_view text, double width, std::size_t most_lines, const FontSet& fonts) {
    FittedText made{{}, false};
    const auto put = [&](const std::string& line) {
        made.block.lines.push_back(shape(line, fonts));
        made.block.width = std::max(made.block.width, made.block.lines.back().advance);
    };
    while (made.block.lines.size() + 1 < most_lines) {
        const std::string filled = beginning(text, width, "", fonts);
        if (filled.size() >= text.size()) break;
        // Back to a blank, unless the line is a part of one word.
        const bool at_blank = text[filled.size()] == ' ';
        const std::size_t blank = at_blank ? filled.size() : filled.rfind(' ');
        const std::size_t end = blank == std::string::npos ? filled.size() : blank;
        put(std::string(text.substr(0, end)));
        text.remove_prefix(end);
        if (text.starts_with(' ')) text.remove_prefix(1);
    }
    made.whole = shape(text, fonts).advance <= width;
    put(made.whole ? std::string(text) : beginning(text, width, "…", fonts));
    return made;
}

}  // namespace

FittedText fitted(std::string_view text, double width, std::size_t most_lines, const FontSet& fonts) {
    const std::vector<double> words = word_widths(text, fonts);
    const double all = std::accumulate(words.begin(), words.end(), 0.0);
    if (all <= width * static_cast<double>(most_lines)) {
        for (std::size_t lines = 1; lines <= std::min(most_lines, words.size()); ++lines) {
            Block block = wrapped(text, words, lines, fonts);
            if (block.width <= width) return {std::move(block), true};
        }
    }
    return cut_to_fit(text, width, most_lines, fonts);
}

std::string checked_label(const std::string& label, std::size_t line, std::string_view of) {
    const auto refuse = [&](std::string what, std::string hint) {
        throw Error({.where = {{}, line}, .what = std::move(what), .hint = std::move(hint)});
    };
    if (first_invalid_utf8(label) != std::string::npos) refuse("a label is not valid UTF-8", "save the list as UTF-8");
    std::string ready = drawable(label);
    if (ready.empty()) refuse(fmt::format("{} has no label", of), "remove it, or give it a text");
    const std::size_t characters = code_point_count(ready);
    if (characters > kLongestLabel) {
        refuse(fmt::format("a label of {} characters", characters),
               fmt::format("a figure shows labels of at most {} characters", kLongestLabel));
    }
    return ready;
}

std::string shortened(std::string_view text, std::size_t most_characters) {
    const std::vector<std::size_t> cuts = cuts_of(text);
    if (cuts.size() <= most_characters) return std::string(text);
    std::string shown(text.substr(0, cuts[most_characters - 1]));
    while (shown.ends_with(' ')) shown.pop_back();
    return shown + "…";
}

std::string told(std::string_view label) {
    constexpr std::size_t kMostCharacters = 100;
    return shortened(drawable(label), kMostCharacters);
}

std::string quoted_in_french(std::string_view label) { return fmt::format("«\u00a0{}\u00a0»", told(label)); }

}  // namespace glane::figures
