#pragma once
// What needs no context: composed letters (NFC), the ligatures of printers, an apostrophe that was
// read twice, an l that was read as a bracket or a bar.

#include <string_view>

#include "pipeline/model/offset_map.h"

namespace glane::restoring {

/// Letters and their marks in one code point each.
Rewriter compose(std::string_view text);
/// ﬁ, ﬂ and their like as letters; d’'une as d’une, |’usine as l’usine, I] as Il.
Rewriter undo_typography(std::string_view text);

}  // namespace glane::restoring
