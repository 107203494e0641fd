#include "pipeline/verbs/print.h"

#include <algorithm>

#include <fmt/format.h>

#include "pipeline/base/french_number.h"
#include "pipeline/model/unicode.h"

namespace glane {
namespace {

constexpr std::size_t kTextWidth = 96;  // of the convention, in columns
constexpr std::uint32_t kReach = 45;    // bytes of context on either side of an occurrence

std::string padded(std::string_view text, std::size_t width, bool to_the_right) {
    const std::string blanks(width - std::min(width, display_width(text)), ' ');
    return to_the_right ? blanks + std::string(text) : std::string(text) + blanks;
}

bool continues_character(std::string_view text, std::uint32_t at) {
    return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
}

// The occurrence with some text on either side, within its passage, on one line.
std::string in_context(const Document& document, const Occurrence& occurrence) {
    Span around = occurrence.span;
    const std::vector<Span>& pieces = document.passages[occurrence.passage.passage].pieces;
    for (const Span piece : pieces) {
        if (!piece.contains(occurrence.span)) continue;
        around.begin = std::max(piece.begin, around.begin - std::min(around.begin, kReach));
        around.end = std::min(piece.end, around.end + kReach);
    }
    while (continues_character(document.text, around.begin)) --around.begin;
    while (continues_character(document.text, around.end)) ++around.end;
    std::string line;
    for (const char c : around.of(document.text)) line += c == '\n' || c == '\r' || c == '\t' || c == '\f' ? ' ' : c;
    return line;
}

}  // namespace

// Three digits are enough, and none is hidden by zeros.
std::string french_probability(double p) { return p >= 0.001 ? french_number(p, 3) : fmt::format("{:.0e}", p); }

std::string count_of(std::int64_t count, std::string_view one) {
    return fmt::format("{} {}{}", french_number(count), one, count > 1 ? "s" : "");
}

std::string aligned(const std::vector<Row>& rows, std::size_t left_aligned) {
    std::vector<std::size_t> widths(rows.front().size(), 0);
    for (const Row& row : rows) {
        for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], display_width(row[i]));
    }
    std::string text;
    for (const Row& row : rows) {
        std::string line;
        for (std::size_t i = 0; i < row.size(); ++i)
            line += (i > 0 ? "  " : "") + padded(row[i], widths[i], i != left_aligned);
        line.resize(line.find_last_not_of(' ') + 1);
        text += line + '\n';
    }
    return text;
}

std::string wrapped(std::string_view text) {
    std::string out;
    std::size_t column = 0;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        const std::size_t width = display_width(text.substr(0, end));
        if (column > 0 && column + 1 + width > kTextWidth) {
            out += '\n';
            column = 0;
        } else if (column > 0) {
            out += ' ';
            ++column;
        }
        out += text.substr(0, end);
        column += width;
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return out + '\n';
}

std::string occurrence_line(const Occurrence& occurrence, const Corpus& corpus) {
    const SourceRef& place = occurrence.place;
    return fmt::format("  {}, p. {}, l. {}{}{} : {}\n", place.document, place.page, place.line,
                       place.interview.empty() ? "" : ", ", place.interview,
                       in_context(corpus[occurrence.passage.text].document, occurrence));
}

}  // namespace glane
