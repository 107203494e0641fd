#pragma once
// The conditions of a query: field:value. Used by the parser alone.

#include <string_view>

#include "pipeline/model/query.h"
#include "pipeline/model/query_lexer.h"

namespace glane {

/// What a field's lexeme asks for. Throws Error (query_error) for an unknown field, a missing value, a number
/// that is none.
FieldTest field_test(std::string_view query, const Lexeme& lexeme);

}  // namespace glane
