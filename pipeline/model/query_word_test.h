#pragma once
// Conditions on a word rather than on a passage: lemme:équiper, pos:ADJ. Used by the parser alone.

#include <string_view>
#include <vector>

#include "pipeline/model/query.h"
#include "pipeline/model/query_lexer.h"

namespace glane {

/// Whether a field of this name is about a word: lemme (lemma) or pos.
bool is_word_test(std::string_view name);
/// Both names, as a researcher writes them.
std::vector<std::string> word_test_names();

/// The words that the field's lexeme asks for, one behind the other. Throws Error (query_error) for a missing
/// value and for an unknown part of speech.
std::vector<Query> word_tests(std::string_view query, const Lexeme& lexeme, const WordCutter& cut);

}  // namespace glane
