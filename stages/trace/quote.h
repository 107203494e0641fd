#pragma once
// A quotation, cut into words and at its omissions.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/span.h"
#include "stages/trace/word_stream.h"

namespace glane {

struct QuoteWord {
    Span span;  ///< in the quotation's text
    std::string folded;
    Shape shape;
    std::uint32_t word = kNoWord;  ///< of the stream's vocabulary
    double weight = 0;
    bool light = false;
};

/// A run of words between two omissions.
using QuotePart = std::vector<QuoteWord>;

/// A word as it may be looked up; `span` says where it stands.
QuoteWord quote_word(std::string folded, Span span, const WordStream& stream);

/// The quotation's words, cut at "[...]", "(...)", "[…]", "…" and at notes of the editor such as "[rires]".
std::vector<QuotePart> quote_parts(std::string_view text, const WordStream& stream);

}  // namespace glane
