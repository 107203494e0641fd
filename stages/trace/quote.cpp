#include "stages/trace/quote.h"

#include <array>
#include <utility>

#include "pipeline/model/unicode.h"

namespace glane {
namespace {

constexpr std::string_view kEllipsis = "\xE2\x80\xA6";
// An editor's remark is shorter than this; a longer bracket is text.
constexpr std::size_t kRemark = 40;

/// Bytes of the omission that begins here, 0 for none.
std::size_t omission_size(std::string_view text) {
    for (const std::string_view mark : {std::string_view("..."), kEllipsis}) {
        if (!text.starts_with(mark)) continue;
        std::size_t size = mark.size();
        while (size < text.size() && text[size] == '.') ++size;
        return size;
    }
    if (text.starts_with("(..") || text.starts_with("(" + std::string(kEllipsis))) {
        const std::size_t end = text.find(')');
        return end < 8 ? end + 1 : 0;
    }
    if (!text.starts_with('[')) return 0;
    const std::size_t end = text.find(']');
    return end == std::string_view::npos || end > kRemark ? 0 : end + 1;
}

}  // namespace

QuoteWord quote_word(std::string folded, Span span, const WordStream& stream) {
    QuoteWord word;
    word.span = span;
    word.shape = shape_of(folded);
    word.word = stream.vocabulary().find(folded);
    word.light = is_light_word(folded, stream.language());
    word.weight = letter_count(word.shape.word) * (word.light ? 0.5 : 1);
    word.folded = std::move(folded);
    return word;
}

std::vector<QuotePart> quote_parts(std::string_view text, const WordStream& stream) {
    std::vector<QuotePart> parts;
    const auto add = [&](std::size_t begin, std::size_t end) {
        QuotePart part;
        for_each_word(text, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)},
                      [&](Span word) { part.push_back(quote_word(folded(word.of(text)), word, stream)); });
        if (!part.empty()) parts.push_back(std::move(part));
    };
    std::size_t begin = 0;
    for (std::size_t at = 0; at < text.size();) {
        const bool may_be = text[at] == '.' || text[at] == '(' || text[at] == '[' || text[at] == kEllipsis[0];
        const std::size_t size = may_be ? omission_size(text.substr(at)) : 0;
        if (size > 0) {
            add(begin, at);
            begin = at + size;
        }
        at += std::max<std::size_t>(size, 1);
    }
    add(begin, text.size());
    return parts;
}

}  // namespace glane
