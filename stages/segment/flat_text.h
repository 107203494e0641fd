#pragma once
// A passage on one line, in which every byte keeps its distance to the beginning of its piece, so
// that what is found there can be said in places of the document.

#include <cstdint>
#include <string>
#include <vector>

#include "pipeline/model/document.h"

namespace glane {

struct FlatText {
    std::string text;                         ///< the pieces with a blank between, line ends as blanks
    std::vector<Span> pieces;                 ///< of the document
    std::vector<std::uint32_t> piece_begins;  ///< in `text`

    /// Place in the document of an offset into `text`.
    [[nodiscard]] std::uint32_t in_document(std::size_t offset) const;
    /// The same for a range: one span a piece.
    [[nodiscard]] std::vector<Span> spans(std::size_t begin, std::size_t end) const;
};

FlatText flattened(const Document& document, const Passage& passage);

}  // namespace glane
