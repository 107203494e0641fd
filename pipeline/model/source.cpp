#include "pipeline/model/source.h"

#include <algorithm>

#include "pipeline/model/unicode.h"

namespace glane {

std::size_t Source::line_at(std::uint32_t offset) const {
    const auto after = std::upper_bound(lines.begin(), lines.end(), offset,
                                        [](std::uint32_t value, Span line) { return value < line.begin; });
    return after == lines.begin() ? 0 : static_cast<std::size_t>(after - lines.begin()) - 1;
}

std::size_t Source::page_at(std::uint32_t offset) const {
    const auto after = std::upper_bound(pages.begin(), pages.end(), offset, [](std::uint32_t value, const Page& page) {
        return value < page.span.begin;
    });
    return after == pages.begin() ? 0 : static_cast<std::size_t>(after - pages.begin()) - 1;
}

LinePlace Source::place_of(std::uint32_t offset) const {
    LinePlace place;
    if (lines.empty()) return place;
    const std::size_t line = line_at(offset);
    const Span span = lines[line];
    place.line = static_cast<std::uint32_t>(line) + 1;
    const std::uint32_t within = std::min(offset, span.end) - span.begin;
    place.column = static_cast<std::uint32_t>(code_point_count(span.of(text).substr(0, within))) + 1;
    if (!pages.empty()) place.page = pages[page_at(offset)].number;
    return place;
}

}  // namespace glane
