#include "stages/ingest/pages.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

namespace glane {
namespace {

// A text with more indented lines than this share indents its paragraphs.
constexpr double kRareIndents = 0.05;
constexpr double kIndentedConfidence = 0.9;
constexpr double kThreeBlanksConfidence = 0.8;
constexpr double kTwoBlanksConfidence = 0.6;
constexpr double kFolioConfidence = 0.98;

bool is_blank(std::string_view line) { return line.find_first_not_of(" \t\r\f") == std::string_view::npos; }

bool is_indented_by_one(std::string_view line) {
    return line.size() > 1 && line[0] == ' ' && line[1] != ' ' && line[1] != '\t' && line[1] != '\r';
}

bool is_address(std::string_view line) {
    return (line.starts_with("http://") || line.starts_with("https://") || line.starts_with("www.")) &&
           line.find(' ') == std::string_view::npos;
}

struct Start {
    std::size_t line;
    std::uint32_t offset;
    PageSign sign;
    double confidence;
};

std::vector<Start> form_feed_starts(std::string_view text, const std::vector<Span>& lines) {
    std::vector<Start> starts;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        for (std::uint32_t at = lines[i].begin; at < lines[i].end; ++at) {
            if (text[at] == '\f') starts.push_back({i, at + 1, PageSign::form_feed, 1.0});
        }
    }
    // The form feed behind the last page begins none.
    while (!starts.empty() && is_blank(text.substr(starts.back().offset))) starts.pop_back();
    return starts;
}

/// How many blank lines usually stand between two blocks of text: the commonest length of a run.
std::size_t usual_gap(std::string_view text, const std::vector<Span>& lines) {
    std::vector<std::size_t> count(4, 0);
    std::size_t run = 0;
    for (const Span line : lines) {
        if (is_blank(line.of(text))) {
            ++run;
        } else {
            ++count[std::min<std::size_t>(run, 3)];
            run = 0;
        }
    }
    return static_cast<std::size_t>(std::max_element(count.begin() + 1, count.end()) - count.begin());
}

std::vector<Start> inferred_starts(std::string_view text, const std::vector<Span>& lines) {
    std::size_t indented = 0;
    std::size_t filled = 0;
    for (const Span line : lines) {
        indented += is_indented_by_one(line.of(text)) ? 1 : 0;
        filled += is_blank(line.of(text)) ? 0 : 1;
    }
    const bool rare = static_cast<double>(indented) <= kRareIndents * static_cast<double>(filled);
    const std::size_t gap = usual_gap(text, lines);

    std::vector<Start> starts;
    std::size_t blanks = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const std::string_view line = lines[i].of(text);
        if (is_blank(line)) {
            ++blanks;
            continue;
        }
        const std::size_t before = std::exchange(blanks, 0);
        if (i == before) continue;  // the first line with text
        if (rare && is_indented_by_one(line)) {
            starts.push_back({i, lines[i].begin, PageSign::indented, kIndentedConfidence});
        } else if (gap == 1 && before > gap) {
            // The addresses of a page's links are listed behind its text.
            std::size_t first = i;
            while (first + 1 < lines.size() && (is_address(lines[first].of(text)) || is_blank(lines[first].of(text)))) {
                ++first;
            }
            starts.push_back({first, lines[first].begin, PageSign::blank_lines,
                              before > 2 ? kThreeBlanksConfidence : kTwoBlanksConfidence});
            i = first;
        }
    }
    return starts;
}

/// The folio of a page: a number alone on its first or last line with text.
std::string folio_of(std::string_view text, const std::vector<Span>& lines, std::size_t first, std::size_t end) {
    const auto number = [&](std::size_t i) -> std::string {
        std::string_view line = lines[i].of(text);
        const std::size_t begin = std::min(line.find_first_not_of(" \t\f"), line.size());
        line = line.substr(begin, line.find_last_not_of(" \t\r\f") + 1 - begin);
        const bool digits = !line.empty() && line.size() <= 4 &&
                            line.find_first_not_of("0123456789") == std::string_view::npos;
        return digits ? std::string(line) : std::string();
    };
    std::size_t top = first;
    while (top < end && is_blank(lines[top].of(text))) ++top;
    if (top == end) return {};
    std::size_t bottom = end;
    while (is_blank(lines[bottom - 1].of(text))) --bottom;
    std::string folio = number(bottom - 1);
    return folio.empty() ? number(top) : folio;
}

/// Keeps the folios that agree with the counted pages (most of them, or the only one) and trusts
/// the inferred pages up to the last such folio.
void check_folios(std::vector<Page>& pages) {
    std::vector<int> distances;
    for (const Page& page : pages) {
        if (!page.printed.empty()) distances.push_back(std::stoi(page.printed) - static_cast<int>(page.number));
    }
    if (distances.empty()) return;
    std::sort(distances.begin(), distances.end());
    const int usual = distances[distances.size() / 2];
    std::size_t last = 0;
    for (std::size_t i = 0; i < pages.size(); ++i) {
        if (pages[i].printed.empty()) continue;
        if (std::stoi(pages[i].printed) - static_cast<int>(pages[i].number) != usual || usual < 0) {
            pages[i].printed.clear();
        } else {
            last = i;
        }
    }
    // One folio may be chance; two at the same distance are not.
    if (distances.size() < 2 || std::count(distances.begin(), distances.end(), usual) < 2) return;
    for (std::size_t i = 0; i <= last; ++i) pages[i].confidence = std::max(pages[i].confidence, kFolioConfidence);
}

}  // namespace

std::vector<Page> find_pages(std::string_view text, const std::vector<Span>& lines) {
    const bool has_form_feeds = text.find('\f') != std::string_view::npos;
    std::vector<Start> starts = has_form_feeds ? form_feed_starts(text, lines) : inferred_starts(text, lines);
    starts.insert(starts.begin(), {0, 0, PageSign::first_line, 1.0});

    std::vector<Page> pages;
    for (std::size_t i = 0; i < starts.size(); ++i) {
        const bool is_last = i + 1 == starts.size();
        const std::size_t end_line = is_last ? lines.size() : starts[i + 1].line;
        Page page;
        page.span.begin = starts[i].offset;
        page.span.end = is_last ? static_cast<std::uint32_t>(text.size()) : starts[i + 1].offset;
        page.first_line = static_cast<std::uint32_t>(starts[i].line);
        page.number = static_cast<std::uint32_t>(i) + 1;
        page.sign = starts[i].sign;
        page.confidence = starts[i].confidence;
        page.printed = folio_of(text, lines, starts[i].line, end_line);
        pages.push_back(std::move(page));
    }
    check_folios(pages);
    return pages;
}

}  // namespace glane
