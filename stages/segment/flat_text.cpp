#include "stages/segment/flat_text.h"

#include <algorithm>
#include <cstddef>

namespace glane {

FlatText flattened(const Document& document, const Passage& passage) {
    FlatText flat;
    flat.pieces = passage.pieces;
    for (const Span piece : passage.pieces) {
        if (!flat.text.empty()) flat.text += ' ';
        flat.piece_begins.push_back(static_cast<std::uint32_t>(flat.text.size()));
        flat.text += piece.of(document.text);
    }
    // For ICU a line feed ends a sentence; here it is the margin.
    std::replace_if(
        flat.text.begin(), flat.text.end(), [](char c) { return c == '\n' || c == '\r' || c == '\f'; }, ' ');
    return flat;
}

std::uint32_t FlatText::in_document(std::size_t offset) const {
    const auto next = std::upper_bound(piece_begins.begin(), piece_begins.end(), offset);
    const auto piece = static_cast<std::size_t>(next - piece_begins.begin()) - 1;
    const std::uint32_t at = pieces[piece].begin + static_cast<std::uint32_t>(offset) - piece_begins[piece];
    return std::min(at, pieces[piece].end);
}

std::vector<Span> FlatText::spans(std::size_t begin, std::size_t end) const {
    std::vector<Span> found;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const std::size_t first = std::max<std::size_t>(begin, piece_begins[i]);
        const std::size_t last = std::min<std::size_t>(end, piece_begins[i] + pieces[i].size());
        if (first < last)
            found.push_back({in_document(first), in_document(first) + static_cast<std::uint32_t>(last - first)});
    }
    return found;
}

}  // namespace glane
