#include "pipeline/model/search_snippet.h"

#include <algorithm>

#include "pipeline/base/markup.h"
#include "pipeline/base/sorted.h"
#include "pipeline/model/unicode.h"

namespace glane {
namespace {

/// The words of all occurrences, in order, once each.
std::vector<std::uint32_t> words_found(const SearchPassage& passage, const std::vector<MatchedWords>& occurrences) {
    std::vector<std::uint32_t> words;
    for (const MatchedWords& occurrence : occurrences) {
        for (const std::uint32_t word : occurrence.words) {
            if (word < passage.words.size()) words.push_back(word);
        }
    }
    sort_unique(words);
    return words;
}

/// A range of the text with the words in it marked; words one behind the other share their marks.
std::string marked(const SearchPassage& passage, const std::vector<std::uint32_t>& words, Span range,
                   const Marks& marks) {
    const auto plain = [&](std::uint32_t begin, std::uint32_t end) {
        const std::string_view text = Span{begin, end}.of(passage.text);
        return marks.escape ? escape_markup(text) : std::string(text);
    };
    std::string out;
    std::uint32_t done = range.begin;
    for (std::size_t i = 0; i < words.size();) {
        std::size_t last = i;
        while (last + 1 < words.size() && words[last + 1] == words[last] + 1) ++last;
        const Span run = {std::max(passage.words[words[i]].span.begin, range.begin),
                          std::min(passage.words[words[last]].span.end, range.end)};
        i = last + 1;
        if (run.begin >= run.end) continue;
        out += plain(done, run.begin) + marks.open + plain(run.begin, run.end) + marks.close;
        done = run.end;
    }
    return out + plain(done, range.end);
}

/// Offset `count` code points behind (before) another, at most at the ends of the text.
std::uint32_t moved(std::string_view text, std::size_t offset, std::ptrdiff_t count) {
    for (; count > 0 && offset < text.size(); --count) next_code_point(text, offset);
    for (; count < 0 && offset > 0; ++count) previous_code_point(text, offset);
    return static_cast<std::uint32_t>(offset);
}

/// The word at which the window with the most words found begins.
std::uint32_t best_start(const SearchPassage& passage, const std::vector<std::uint32_t>& words, std::size_t width) {
    std::size_t best = 0;
    std::size_t most = 0;
    for (std::size_t i = 0, end = 0; i < words.size(); ++i) {
        const std::uint32_t begin = passage.words[words[i]].span.begin;
        while (end < words.size() && passage.words[words[end]].span.end <= begin + width) ++end;
        if (end - i > most) {
            most = end - i;
            best = i;
        }
    }
    return words[best];
}

/// The range of the text to show.
Span shown(const SearchPassage& passage, const std::vector<std::uint32_t>& words, std::size_t width) {
    const std::string& text = passage.text;
    const auto size = static_cast<std::uint32_t>(text.size());
    if (code_point_count(text) <= width) return {0, size};
    std::uint32_t begin = 0;
    std::uint32_t keep = 0;
    if (!words.empty()) {
        const Span first = passage.words[best_start(passage, words, width)].span;
        keep = first.end;
        begin = moved(text, first.begin, -static_cast<std::ptrdiff_t>(width / 4));
        while (begin > 0 && begin < first.begin && text[begin - 1] != ' ') ++begin;
    }
    std::uint32_t end = moved(text, begin, static_cast<std::ptrdiff_t>(width));
    if (end == size) {  // room is left: begin earlier
        const std::uint32_t earlier = moved(text, end, -static_cast<std::ptrdiff_t>(width));
        std::uint32_t from = std::min(begin, earlier);
        while (from > 0 && from < begin && text[from - 1] != ' ') ++from;
        return {from, size};
    }
    std::uint32_t cut = end;
    while (cut > begin && text[cut] != ' ') --cut;
    // A text without blanks is cut anywhere.
    if (cut > begin) end = std::max(cut, keep);
    return {begin, std::max(end, keep)};
}

}  // namespace

std::string snippet(const SearchPassage& passage, const std::vector<MatchedWords>& occurrences, std::size_t width,
                    const Marks& marks) {
    const std::vector<std::uint32_t> words = words_found(passage, occurrences);
    const Span range = shown(passage, words, width);
    std::string out = range.begin > 0 ? "… " : "";
    out += marked(passage, words, range, marks);
    if (range.end < passage.text.size()) out += " …";
    return out;
}

std::string marked_text(const SearchPassage& passage, const std::vector<MatchedWords>& occurrences,
                        const Marks& marks) {
    return marked(passage, words_found(passage, occurrences), {0, static_cast<std::uint32_t>(passage.text.size())},
                  marks);
}

std::vector<ConcordanceLine> concordance(const SearchPassage& passage, const std::vector<MatchedWords>& occurrences) {
    std::vector<ConcordanceLine> lines;
    for (const MatchedWords& occurrence : occurrences) {
        if (occurrence.last() >= passage.words.size()) continue;
        const IndexedWord& first = passage.words[occurrence.first()];
        const Span node = joined(first.span, passage.words[occurrence.last()].span);
        lines.push_back({passage.text.substr(0, node.begin), std::string(node.of(passage.text)),
                         passage.text.substr(node.end), first.page, first.line});
    }
    return lines;
}

std::string fitted_end(const std::string& text, std::size_t columns) {
    if (display_width(text) <= columns) return text;
    if (columns < 2) return std::string(columns, ' ');
    std::size_t begin = text.size();
    std::size_t word = text.size();
    for (std::size_t width = 1; begin > 0;) {
        std::size_t before = begin;
        previous_code_point(text, before);
        width += display_width(std::string_view(text).substr(before, begin - before));
        if (width > columns) break;
        begin = before;
        if (begin > 0 && text[begin - 1] == ' ') word = begin;
    }
    if (word == text.size()) word = begin;
    // A combining mark does not stand at the beginning.
    while (word < text.size()) {
        std::size_t next = word;
        if (!is_mark(next_code_point(text, next))) break;
        word = next;
    }
    return "…" + text.substr(word);
}

std::string fitted_beginning(const std::string& text, std::size_t columns) {
    if (display_width(text) <= columns) return text;
    if (columns < 2) return std::string(columns, ' ');
    std::size_t end = 0;
    std::size_t word = 0;
    for (std::size_t width = 1; end < text.size();) {
        std::size_t next = end;
        next_code_point(text, next);
        width += display_width(std::string_view(text).substr(end, next - end));
        if (width > columns) break;
        end = next;
        if (end < text.size() && text[end] == ' ') word = end;
    }
    if (word == 0) word = end;
    return text.substr(0, word) + "…";
}

}  // namespace glane
