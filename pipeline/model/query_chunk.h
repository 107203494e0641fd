#pragma once
// The parts of an expression between quotes. Used by the parser alone.

#include <cstdint>
#include <string_view>

#include "pipeline/model/query_lexer.h"

namespace glane {

/// The part of the expression that begins at `begin`, and at most goes to `end`: =mot, début*, lemme:mot, pos:NOM
/// alone, or all up to the next of these, so that a number with blanks and an expression are cut as in the corpus.
/// Its span ends where the next part begins; its content is empty when only blanks are left.
Lexeme chunk_at(std::string_view query, std::uint32_t begin, std::uint32_t end);

}  // namespace glane
