#pragma once
// The query language of `glane search`: a text to a tree. query_syntax() is its documentation.
//
// Parsing knows no index. A wrong query is an Error that shows it with a caret under the fault.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/language.h"
#include "pipeline/model/search_terms.h"
#include "pipeline/model/span.h"

namespace glane {

enum class QueryKind : std::uint8_t {
    word,     ///< `text` in any inflection, case and accents aside
    form,     ///< `text` as it is, case and accents aside: words between quotes
    exact,    ///< `text` with its accents: =mot
    prefix,   ///< words that begin with `text`: mot*
    lemma,    ///< words whose lemma is `text`, accents and case aside: lemme:équiper
    pos,      ///< words of the part of speech whose tag is `text`: pos:ADJ
    phrase,   ///< `parts` one behind the other
    near,     ///< `parts` in any order, close together (see `distance`)
    all_of,   ///< every part
    any_of,   ///< one part at least
    without,  ///< not the only part
    field,    ///< a condition on the passage
};

/// Whole numbers from low to high, both included.
struct NumberRange {
    double low = 0;
    double high = kEndless;
};

/// A condition: `text` for values and words, `range` for pages; a bracket of inhabitants must begin in
/// `range` and end in `range_end`.
struct FieldTest {
    SearchField field = SearchField::document;
    std::string text;
    bool prefix = false;  ///< values that begin with `text`
    NumberRange range;
    NumberRange range_end;
};

struct Query {
    QueryKind kind = QueryKind::all_of;
    std::string text;
    std::vector<Query> parts;
    /// Of near: the parts stand in a stretch with at most so many other words. Each part is a word, a phrase,
    /// or a choice of these that all have the same number of words.
    std::uint32_t distance = 0;
    FieldTest test;
    Span span;  ///< in the query as typed
};

/// Cuts a text into its words and numbers, as the corpus was cut.
using WordCutter = std::function<std::vector<std::string>(std::string_view)>;
/// Cuts as the tokens of a text are cut; the language must outlive it.
WordCutter word_cutter(const Language& language);

/// Throws Error for what is not a query.
Query parse_query(std::string_view text, const WordCutter& cut);

/// The page of `glane search --syntax`.
std::string query_syntax();

/// Longest query in bytes, deepest nesting of parentheses, largest distance of NEAR and "…"~.
constexpr std::size_t kLongestQuery = 65536;
constexpr std::size_t kDeepestQuery = 100;
constexpr std::uint32_t kFarthestNear = 1000;
/// Most parts of NEAR and "…"~.
constexpr std::size_t kMostNear = 12;
/// Most of these that are phrases.
constexpr std::ptrdiff_t kMostNearPhrases = 4;

}  // namespace glane
