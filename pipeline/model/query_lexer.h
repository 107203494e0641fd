#pragma once
// The words, signs and operators of a query, each with its place; used by the parser alone.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/span.h"

namespace glane {

enum class LexemeKind : std::uint8_t { open, close, both, either, without, near, quoted, word, field, end };

struct Lexeme {
    LexemeKind kind = LexemeKind::end;
    Span span{};                ///< all of it
    Span content{};             ///< of a word, of a quoted text, of a field's value: without its signs
    std::string name{};         ///< of a field, as typed
    bool exact = false;         ///< =mot
    bool prefix = false;        ///< mot*
    bool has_distance = false;  ///< NEAR/5, "…"~5
    std::uint32_t distance = 0;
};

/// All lexemes; the last is `end`. Throws Error (query_error) for an unclosed quote and its like.
std::vector<Lexeme> lexemes_of(std::string_view query);

/// Throws an Error that shows the query (the part around the fault when it is long) with carets
/// under `span`.
[[noreturn]] void query_error(std::string_view query, Span span, std::string_view what, std::string_view hint);

}  // namespace glane
