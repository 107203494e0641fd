// Any bytes as a query: an answer or an error with place and hint, and an answer that holds together.
//
// One function, two programs: libFuzzer drives it with `cmake --preset fuzz`, and the test `fuzz` runs the texts
// of tests/fuzz/query that it found worth keeping.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "pipeline/base/error.h"
#include "pipeline/model/search_index.h"
#include "pipeline/model/search_snippet.h"
#include "pipeline/model/unicode.h"
#include "tests/search/invented.h"

using namespace glane;

namespace {

void require(bool holds) {
    if (!holds) std::abort();
}

const SearchIndex& small_index() {
    static const SearchIndex index = SearchIndex::open(
        test::indexed("fuzz", {test::drawn_text("un.txt", 11, 40), test::drawn_text("deux.txt", 12, 20)}));
    return index;
}

void ask(std::string_view text) {
    const Query query = parse_query(text, test::query_cutter());
    const SearchIndex& index = small_index();
    const SearchResult result = index.search(query, {.offset = 0, .limit = 5, .facets = true});
    require(result.hits.size() <= 5 && result.hits.size() <= result.total && result.total <= index.size());
    for (const SearchHit& hit : result.hits) {
        const std::string shown = snippet(hit.passage, hit.occurrences, 60, {"<mark>", "</mark>", true});
        require(first_invalid_utf8(shown) == std::string_view::npos);
        for (const ConcordanceLine& line : concordance(hit.passage, hit.occurrences)) require(!line.node.empty());
    }
    require(first_invalid_utf8(index.suggestion(query, text)) == std::string_view::npos);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    try {
        ask({reinterpret_cast<const char*>(data), size});
    } catch (const Error& error) {
        require(!error.fault().what.empty() && !error.fault().hint.empty());
        require(first_invalid_utf8(error.what()) == std::string_view::npos);
    }
    return 0;
}
