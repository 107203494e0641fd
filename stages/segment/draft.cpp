#include "stages/segment/draft.h"

#include <algorithm>

#include "pipeline/model/unicode.h"
#include "stages/segment/shape.h"

namespace glane {
namespace {

Span without_blanks(std::string_view text, Span span) {
    std::size_t begin = span.begin;
    std::size_t end = span.end;
    while (begin < end) {
        std::size_t next = begin;
        if (!is_blank(next_code_point(text, next))) break;
        begin = next;
    }
    while (end > begin) {
        std::size_t before = end;
        if (!is_blank(previous_code_point(text, before))) break;
        end = before;
    }
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

}  // namespace

Span Draft::body(const Block& block) const {
    Span span{lines[block.lines.begin].span.begin, lines[block.lines.end - 1].span.end};
    if (!block.label.empty()) span.begin = block.label.end;
    return without_blanks(text, span);
}

std::string Draft::joined(const Block& block, std::size_t limit) const {
    std::string out;
    bool gap = false;
    for (const char c : body(block).of(text)) {
        const bool blank = c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f';
        if (blank) {
            gap = true;
            continue;
        }
        // Never cut inside a code point.
        if (out.size() >= limit && (static_cast<unsigned char>(c) & 0xC0U) != 0x80U) break;
        if (gap) out += ' ';
        gap = false;
        out += c;
    }
    return out;
}

std::uint32_t Draft::widest(const Block& block) const {
    std::uint32_t width = 0;
    for (std::uint32_t i = block.lines.begin; i < block.lines.end; ++i) width = std::max(width, lines[i].width);
    return width;
}

std::vector<TextLine> read_lines(const Restored& restored, const Source& source) {
    const std::string_view text = restored.text;
    std::vector<TextLine> lines;
    std::uint32_t blanks = 0;
    std::size_t begin = 0;
    while (begin < text.size()) {
        const std::size_t end = std::min(text.find_first_of("\n\f", begin), text.size());
        const Span span = without_blanks(text, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
        if (span.empty()) {
            ++blanks;
        } else {
            TextLine line{.span = span, .blanks_before = blanks};
            line.indent = span.begin - static_cast<std::uint32_t>(begin);
            line.width = static_cast<std::uint32_t>(code_point_count(span.of(text)));
            const std::uint32_t at = restored.map.to_source({span.begin, span.begin + 1}).begin;
            line.page = static_cast<std::uint32_t>(source.page_at(at));
            lines.push_back(line);
            blanks = 0;
        }
        begin = end + 1;
    }
    return lines;
}

bool begins_indented(const std::vector<TextLine>& lines, std::uint32_t i, std::string_view text) {
    constexpr std::uint32_t kNarrowest = 2;
    constexpr std::uint32_t kWidest = 10;
    const TextLine& line = lines[i];
    if (i == 0 || line.indent < kNarrowest || line.indent > kWidest || line.page != lines[i - 1].page) return false;
    return lines[i - 1].indent + kNarrowest <= line.indent && starts_high(line.span.of(text));
}

bool are_indented(const std::vector<TextLine>& lines, std::string_view text) {
    constexpr std::size_t kFewest = 6;
    std::size_t indented = 0;
    std::size_t apart = 0;
    for (std::uint32_t i = 1; i < lines.size(); ++i) {
        if (lines[i].blanks_before > 0) {
            ++apart;
        } else if (begins_indented(lines, i, text) && i + 1 < lines.size() && lines[i + 1].indent < lines[i].indent) {
            ++indented;
        }
    }
    return indented >= kFewest && indented * 2 > apart;
}

std::uint32_t full_width_of(const std::vector<TextLine>& lines) {
    constexpr std::size_t kFewest = 12;
    constexpr std::uint32_t kNarrowest = 40;
    constexpr std::uint32_t kWidest = 160;
    if (lines.size() < kFewest) return 0;
    std::vector<std::uint32_t> widths;
    widths.reserve(lines.size());
    for (const TextLine& line : lines) widths.push_back(line.width);
    // Notes are set wider and tables anyhow, so not the widest: four lines of five are no longer.
    const auto usual = widths.begin() + static_cast<std::ptrdiff_t>(widths.size() * 4 / 5);
    std::nth_element(widths.begin(), usual, widths.end());
    const std::uint32_t width = *usual;
    const auto near = std::count_if(widths.begin(), widths.end(), [width](std::uint32_t w) {
        return w * 100 >= width * 75 && w * 100 <= width * 115;
    });
    const bool broken = static_cast<std::size_t>(near) * 10 >= widths.size() * 3;
    return broken && width >= kNarrowest && width <= kWidest ? width : 0;
}

}  // namespace glane
