#pragma once
// A query against an open index: its words looked up, and the passages that it means, with their weights.
//
// Xapian stores postings; the query is not evaluated by its matcher, because that compares positions slowly, loses
// matches when OP_AND_MAYBE stands beside a phrase under OP_AND_NOT (1.4.22), knows no phrases in OP_NEAR, and
// counts exactly only at the price of a weight for each match. Here every node of the query is a sorted list.

#include <cstdint>
#include <string>
#include <vector>

#include "pipeline/model/query.h"
#include "pipeline/model/search_reader.h"
#include "pipeline/model/search_weights.h"

namespace glane {

/// A query whose words have been looked up: every leaf knows its types.
struct BoundQuery {
    QueryKind kind = QueryKind::all_of;
    Types types{};                           ///< of a leaf: any of these
    Types favoured{};                        ///< of a word: the types of the form as typed, which rank higher
    PartOfSpeech pos = PartOfSpeech::other;  ///< of QueryKind::pos
    std::vector<std::string> terms{};        ///< of a field: terms of contexts
    std::vector<BoundQuery> parts{};
    std::uint32_t distance = 0;
    FieldTest test{};
    Span span{};
};

/// Most words that one prefix stands for; the most frequent are kept.
constexpr std::size_t kMostExpansions = 1000;

/// Looks the words up; `notes` gets a line for a prefix that was cut.
BoundQuery bind_query(const Query& query, const IndexReader& index, std::vector<std::string>& notes);

/// Whether the query is a word of some kind, not made of parts.
bool is_word(QueryKind kind);
/// Whether a leaf or a field has something to find.
bool is_known(const BoundQuery& leaf, const IndexReader& index);

/// Finds exactly the passages meant. Words weigh what search_weights.h says, the parts of a query add up, conditions
/// weigh nothing.
Matches matches_of(const BoundQuery& query, const IndexReader& index);

}  // namespace glane
