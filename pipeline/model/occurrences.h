#pragma once
// The occurrences of a word or an expression in a token table.

#include <cstdint>
#include <vector>

#include "pipeline/model/document.h"
#include "pipeline/model/token_flags.h"
#include "pipeline/model/token_table.h"

namespace glane::cooccurrence {

/// For each word of an expression, the types that it may be, sorted: its inflected forms, say. In one layer.
struct NodePattern {
    TokenLayer layer = TokenLayer::form;
    std::vector<std::vector<std::uint32_t>> words;
};

/// Positions of its occurrences from left to right, none overlapping another: the words in a row, inside one sentence
/// of a passage in scope. Goes through the places of the rarest of its words.
std::vector<Range> occurrences_of(const TokenTable& table, const TokenScope& scope, const NodePattern& pattern);

/// The same for one type, into a list that is used again.
void occurrences_of(const TokenTable& table, const TokenScope& scope, TokenLayer layer, std::uint32_t type,
                    std::vector<Range>& found);

}  // namespace glane::cooccurrence
