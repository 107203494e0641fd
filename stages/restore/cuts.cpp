#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "pipeline/model/source.h"
#include "stages/restore/parts.h"

namespace glane::restoring {

namespace {

/// How good a place is to cut at, as ends_of_parts() says.
enum class Cut : std::uint8_t { nowhere, word, line, sentence, sentence_line, paragraph };

Cut cut_at(std::string_view text, std::size_t at) {
    const char last = text[at - 1];
    if ((last != ' ' && last != '\n') || text[at] == ' ' || text[at] == '\n') return Cut::nowhere;
    std::size_t end = at - 1;
    bool empty_line = false;
    while (end > 0 && (text[end - 1] == '\n' || text[end - 1] == '\r' || text[end - 1] == ' ')) {
        empty_line = empty_line || text[end - 1] == '\n';
        --end;
    }
    if (last == '\n' && empty_line) return Cut::paragraph;
    const char sign = end == 0 ? '\n' : text[end - 1];
    const bool stop = sign == '.' || sign == '?' || sign == '!';
    if (last == '\n') return stop ? Cut::sentence_line : sign == '-' ? Cut::nowhere : Cut::line;
    return stop ? Cut::sentence : Cut::word;
}

/// The end of the last page that ends in (first, last], if any does.
std::optional<std::uint32_t> page_end(const Source& source, std::uint32_t first, std::uint32_t last) {
    const std::size_t page = source.page_at(last);
    if (source.pages.empty() || source.pages[page].span.begin <= first) return std::nullopt;
    return source.pages[page].span.begin;
}

std::uint32_t end_of_part(const Source& source, std::uint32_t begin, std::uint32_t size) {
    const std::uint32_t latest = begin + size;
    const std::uint32_t earliest = latest - size / 4;
    if (const auto end = page_end(source, earliest, latest)) return *end;
    std::uint32_t best = latest;
    Cut best_cut = Cut::nowhere;
    for (std::uint32_t at = latest; at > earliest && best_cut != Cut::paragraph; --at) {
        const Cut cut = cut_at(source.text, at);
        if (cut > best_cut) {
            best = at;
            best_cut = cut;
        }
    }
    // Where no place is good, at least no letter is cut.
    while (best_cut == Cut::nowhere && best < source.text.size() && (source.text[best] & 0xC0) == 0x80) ++best;
    return best;
}

}  // namespace

std::vector<std::uint32_t> ends_of_parts(const Source& source, std::uint32_t size) {
    std::vector<std::uint32_t> ends;
    const auto all = static_cast<std::uint32_t>(source.text.size());
    std::uint32_t at = 0;
    while (all - at > size + size / 8) {
        at = end_of_part(source, at, size);
        ends.push_back(at);
    }
    ends.push_back(all);
    return ends;
}

}  // namespace glane::restoring
