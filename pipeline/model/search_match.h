#pragma once
// A query against the database: as a Xapian query that finds exactly the passages meant, and as
// positions in one of them. Used by search_index.cpp alone; Xapian's own header stays in the .cpp files.

#include <cstdint>
#include <string>
#include <vector>

#include "pipeline/model/query.h"
#include "pipeline/model/search_window.h"

namespace Xapian {
class Database;
class Query;
}  // namespace Xapian

namespace glane {

/// Where a query is met in a passage. A word or a phrase is one occurrence, and so are words that stand
/// near each other.
using MatchedWords = Stretch;

/// A query whose words have been looked up: every leaf knows its terms.
struct BoundQuery {
    QueryKind kind = QueryKind::all_of;
    std::vector<std::string> terms{};  ///< of a leaf: any of these
    std::string favoured{};            ///< of a word: the term of the form as typed, which ranks higher
    std::vector<BoundQuery> parts{};
    std::uint32_t distance = 0;
    FieldTest test{};
    Span span{};
};

/// Most words that one prefix stands for; the most frequent are kept.
constexpr std::size_t kMostExpansions = 1000;

/// Looks the words up; `notes` gets a line for a prefix that was cut.
BoundQuery bind_query(const Query& query, const Xapian::Database& database, std::vector<std::string>& notes);

/// Finds the passages that the query means.
Xapian::Query to_xapian(const BoundQuery& query, const Xapian::Database& database);
/// Finds the same, and ranks passages with a word as it was typed above those with another form of it. Only for
/// a whole query: Xapian 1.4.22 loses matches when OP_AND_MAYBE stands beside a phrase under OP_AND_NOT.
Xapian::Query ranked(const Xapian::Query& query, const BoundQuery& bound);

/// All occurrences in the passage, in order, without repetition; none of what SAUF excludes.
std::vector<MatchedWords> occurrences_in(const BoundQuery& query, const Xapian::Database& database,
                                         std::uint32_t passage);

}  // namespace glane
