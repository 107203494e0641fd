#pragma once
// Words of a corpus as markup: line ends become blanks, some spans are marked, context is cut
// between words.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/document.h"

namespace glane {

/// The text on one line, escaped; `marked` are spans of it, sorted by begin.
std::string marked_text(std::string_view text, const std::vector<Span>& marked);

/// The keyword, marked, with about `reach` bytes of its passage on either side; "…" where something
/// was cut off.
std::string keyword_in_context(const Document& document, const Passage& passage, Span keyword, std::uint32_t reach);

/// `core` with up to `reach` bytes of `text` on either side, inside `bounds` and cut between words.
Span with_context(std::string_view text, Span core, Span bounds, std::uint32_t reach);

/// Escaped, with every run of blanks and line ends as one blank.
std::string on_one_line(std::string_view text);

}  // namespace glane
