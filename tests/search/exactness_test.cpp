// The index against the token stream: generated queries of every kind find the passages that reading
// every token finds, and no other.
#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "pipeline/model/query.h"
#include "pipeline/model/search_index.h"
#include "tests/search/generated_query.h"
#include "tests/search/invented.h"

using namespace glane;
using namespace glane::test;

TEST_CASE("search: finds what reading every token finds", "[search][property]") {
    const Corpus corpus = {drawn_text("un.txt", 11, 150), drawn_text("deux.txt", 12, 90)};
    const SearchIndex index = SearchIndex::open(indexed("exactness", corpus));
    Generator generator(corpus, 2023);
    REQUIRE(index.size() == generator.passages().size());
    std::size_t with_hits = 0;
    for (int round = 0; round < 600; ++round) {
        const Generated query = generator.query(round % 4);
        CAPTURE(round, query.text);
        std::vector<std::pair<std::string, std::uint32_t>> expected;
        for (const Scanned& passage : generator.passages()) {
            if (query.holds(passage)) expected.emplace_back(corpus[passage.text].source.name, passage.passage);
        }
        const SearchOrder order = round % 2 == 0 ? SearchOrder::document : SearchOrder::relevance;
        const SearchResult result = index.search(parse_query(query.text, query_cutter()),
                                                 {.offset = 0, .limit = 10000, .order = order, .facets = false});
        std::vector<std::pair<std::string, std::uint32_t>> found;
        for (const SearchHit& hit : result.hits) found.emplace_back(hit.passage.document, hit.passage.passage);
        if (order == SearchOrder::relevance) {
            const auto corpus_order = [](const auto& a, const auto& b) {
                return a.first != b.first ? a.first > b.first : a.second < b.second;  // "un" before "deux"
            };
            std::sort(found.begin(), found.end(), corpus_order);
        }
        REQUIRE(found == expected);
        REQUIRE(result.total == expected.size());
        if (!expected.empty() && expected.size() < generator.passages().size()) ++with_hits;
    }
    CHECK(with_hits > 300);  // or the test would prove little
}
