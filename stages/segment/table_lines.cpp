#include "stages/segment/table_lines.h"

#include <algorithm>

#include "pipeline/model/unicode.h"
#include "stages/segment/shape.h"

namespace glane {
namespace {

/// `|` between cells; before an apostrophe it is a misread l.
bool is_bar(std::string_view text, std::size_t at, std::size_t end) {
    return text[at] == '|' && !(at + 1 < end && is_apostrophe(first_of(text.substr(at + 1, end - at - 1))));
}

/// What is drawn and not written: dashes, plus and equal signs in a row, at least two.
bool is_rule(std::string_view word) {
    return word.size() > 1 && word.find_first_not_of("-+=:_") == std::string_view::npos;
}

TableLine read_line(std::string_view text, Span span) {
    constexpr std::size_t kWideGap = 4;  // blanks that nobody writes between two words
    TableLine line;
    line.span = span;
    std::uint16_t bars = 0;
    std::size_t gap = 0;
    bool by_gap = false;  // the boundary counted last is a wide gap: a bar behind it is the same one
    const auto is_gap = [&](std::size_t at) {
        return static_cast<unsigned char>(text[at]) <= 0x20 || text[at] == 0x7F;
    };
    for (std::size_t at = span.begin; at < span.end;) {
        if (is_gap(at) || is_bar(text, at, span.end)) {
            gap = is_gap(at) ? gap + 1 : 0;
            const bool wide = gap == kWideGap && !line.words.empty() && bars == 0;
            const bool counts = wide || text[at] == '\t' || (!is_gap(at) && !by_gap);
            if (counts && bars < 0xFFFF) ++bars;
            by_gap = wide || (by_gap && is_gap(at));
            ++at;
            continue;
        }
        std::size_t end = at;
        while (end < span.end && !is_gap(end) && !is_bar(text, end, span.end)) ++end;
        const Span word{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)};
        gap = 0;
        by_gap = false;
        at = end;
        if (is_rule(word.of(text))) continue;
        line.words.push_back({word, bars});
        bars = 0;
    }
    line.bars_behind = bars;
    return line;
}

/// Where most lines begin (or end) with a bar, that bar draws the frame.
void drop_frame(std::vector<TableLine>& lines) {
    std::size_t barred = 0;
    std::size_t left = 0;
    std::size_t right = 0;
    for (const TableLine& line : lines) {
        barred += line.segments() > 1 || line.words.front().bars > 0 ? 1 : 0;
        left += line.words.front().bars > 0 ? 1 : 0;
        right += line.bars_behind > 0 ? 1 : 0;
    }
    for (TableLine& line : lines) {
        if (left * 10 > barred * 7 && line.words.front().bars > 0) --line.words.front().bars;
        if (right * 10 > barred * 7 && line.bars_behind > 0) --line.bars_behind;
    }
}

}  // namespace

std::size_t TableLine::segments() const {
    std::size_t count = 1 + bars_behind;
    for (const TableWord& word : words) count += word.bars;
    return count;
}

std::vector<TableLine> table_lines(const Document& document, const Passage& passage, const Source& source,
                                   const OffsetMap& map) {
    const std::string_view text = document.text;
    std::vector<TableLine> lines;
    for (const Span piece : passage.pieces) {
        bool blank_before = &piece != &passage.pieces.front();
        for (std::uint32_t at = piece.begin; at < piece.end;) {
            const auto end = static_cast<std::uint32_t>(
                std::min<std::size_t>(text.substr(0, piece.end).find_first_of("\n\f", at), piece.end));
            TableLine line = read_line(text, {at, end});
            at = end + 1;
            if (line.words.empty()) {
                blank_before = true;
                continue;
            }
            const Span first = line.words.front().span;
            line.page = static_cast<std::uint32_t>(source.page_at(map.to_source({first.begin, first.begin + 1}).begin));
            line.apart = !lines.empty() && (blank_before || lines.back().page != line.page);
            blank_before = false;
            lines.push_back(std::move(line));
        }
    }
    drop_frame(lines);
    return lines;
}

void add_piece(TableCell& cell, std::string_view text, Span piece) {
    if (!cell.pieces.empty() && cell.pieces.back().end <= piece.begin) {
        const std::string_view between = text.substr(cell.pieces.back().end, piece.begin - cell.pieces.back().end);
        if (between.find_first_not_of(" \t\r") == std::string_view::npos) {
            cell.text += ' ';
            cell.text += piece.of(text);
            cell.pieces.back().end = piece.end;
            return;
        }
    }
    if (!cell.text.empty()) cell.text += ' ';
    cell.text += piece.of(text);
    cell.pieces.push_back(piece);
}

}  // namespace glane
