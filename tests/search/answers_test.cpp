// What an answer says: order, places, snippets, concordance, facets, suggestions.
#include <catch2/catch.hpp>

#include "pipeline/base/error.h"
#include "pipeline/model/search_contexts.h"
#include "pipeline/model/search_index.h"
#include "pipeline/model/search_snippet.h"
#include "pipeline/model/search_window.h"
#include "pipeline/model/unicode.h"
#include "tests/search/invented.h"

using namespace glane;
using namespace glane::test;

namespace {

Corpus small_corpus() {
    const std::vector<InterviewFacts> interviews = {{"maire", "élu", "femme", "commune", -1, 3500},
                                                    {"directeur informatique", "agent", "homme", "EPCI", 30000, -1}};
    return {text_of("entretiens/un.txt",
                    {{PassageKind::heading, "Le numérique responsable", 1},
                     {PassageKind::paragraph, "La sobriété numérique avance\npartout, dit-on."},
                     {PassageKind::heading, "Méthode d'enquête", 2},
                     {PassageKind::turn, "Que faites-vous pour la sobriété ?", 0, 0, "Enquêtrice", true},
                     {PassageKind::turn, "Les agent.e.s trient. Les élus décident, l'usine ferme.", 0, 0, "Élue 1"},
                     {PassageKind::turn, "Nos numériques… enfin, le numerique : 20 000 postes.", 0, 1, "E2"},
                     {PassageKind::table, "sobriété 12"}},
                    interviews)};
}

const SearchIndex& small_index() {
    static const SearchIndex index = SearchIndex::open(indexed("answers", small_corpus()));
    return index;
}

SearchResult found(std::string_view query, SearchOptions options = {.order = SearchOrder::document}) {
    return small_index().search(parse_query(query, query_cutter()), options);
}

std::vector<std::uint32_t> passages(std::string_view query) {
    std::vector<std::uint32_t> numbers;
    for (const SearchHit& hit : found(query).hits) numbers.push_back(hit.passage.passage);
    return numbers;
}

using Numbers = std::vector<std::uint32_t>;

}  // namespace

TEST_CASE("search: what a word finds", "[search]") {
    auto [query, expected] = GENERATE(table<std::string, Numbers>({
        {"numérique", {0, 1, 5}},  // in any inflection and accent
        {"NUMERIQUES", {0, 1, 5}},
        {"=numérique", {0, 1}},        // as it stands
        {"\"numerique\"", {0, 1, 5}},  // case and accents aside, no other inflection
        {"\"numériques\"", {5}},
        {"numéri*", {0, 1, 5}},
        {"agent", {4}},  // what agent.e.s stands for
        {"agente", {4}},
        {"\"agents\"", {4}},
        {"=agents", {}},
        {"=agent.e.s", {4}},
        {"élu", {4}},    // Snowball alone keeps élus apart from élu
        {"usine", {4}},  // behind an elision
        {"\"l'usine ferme\"", {4}},
        {"20000", {5}},        // 20 000
        {"vous", {3}},         // faites-vous
        {"sobriété", {1, 3}},  // the table is no running text
        {"\"sobriété numérique\"", {1}},
        {"\"numérique sobriété\"~0", {1}},
        {"sobriété NEAR/2 avance", {1}},
        {"sobriété NEAR/0 avance", {}},
        {"\"sobriété numérique\" NEAR/1 dit", {}},
        {"\"sobriété numérique\" NEAR/2 dit", {1}},
        {"sobriété SAUF numérique", {3}},
        {"zébu OU usine", {4}},
        {"zébu", {}},
    }));
    CAPTURE(query);
    CHECK(passages(query) == expected);
}

TEST_CASE("search: what a field finds", "[search]") {
    auto [query, expected] = GENERATE(table<std::string, Numbers>({
        {"locuteur:\"élue 1\"", {4}},
        {"locuteur:él*", {4}},
        {"role:elu", {3, 4}},
        {"type:epci", {5}},
        {"taille:>10000", {5}},
        {"taille:<3500", {3, 4}},
        {"taille:<3499", {}},
        {"taille:3000", {3, 4}},
        {"taille:50000", {5}},
        {"fonction:informatique", {5}},
        {"section:methode sobriété", {3}},
        {"section:\"numérique responsable\"", {0, 1, 2, 3, 4, 5}},  // the sections below it too
        {"nature:titre", {0, 2}},
        {"enqueteur:oui", {3}},
        {"document:un.txt usine", {4}},
        {"document:\"entretiens/un.txt\" usine", {4}},
        {"entretien:entretien-2", {5}},
        {"page:2", {5}},
    }));
    CAPTURE(query);
    CHECK(passages(query) == expected);
}

TEST_CASE("search: an interview with two people is found under both", "[search]") {
    const SearchIndex index = SearchIndex::open(indexed(
        "joint", {text_of("a.txt", {{PassageKind::turn, "oui", 0, 0, "E1"}}, {{"", "élu et agent", "", "", -1, -1}})}));
    for (const char* query : {"role:élu", "role:agent", "role:\"élu et agent\""}) {
        CHECK(index.search(parse_query(query, query_cutter()), {}).total == 1);
    }
    CHECK(index.search(parse_query("role:et", query_cutter()), {}).total == 0);
}

TEST_CASE("search: near each other, where one word could stand for both", "[search][regression]") {
    const SearchIndex index =
        SearchIndex::open(indexed("both", {text_of("a.txt", {{PassageKind::paragraph, "usines sans usine"},
                                                             {PassageKind::paragraph, "usine sans usines"},
                                                             {PassageKind::paragraph, "des agent.e.s"},
                                                             {PassageKind::paragraph, "des agent.e.s, des agents"}})}));
    const auto total = [&](std::string_view query) {
        return index.search(parse_query(query, query_cutter()), {}).total;
    };
    CHECK(total("us* NEAR/3 \"usines\"") == 2);
    CHECK(total("\"usines\" NEAR/3 us*") == 2);
    CHECK(total("agent NEAR/3 =agents") == 1);
    CHECK(total("agent NEAR/3 agente") == 1);
}

TEST_CASE("search: a hit says where it stands and what the page had", "[search]") {
    const SearchHit hit = found("avance").hits.at(0);
    CHECK(hit.passage.document == "entretiens/un.txt");
    CHECK(hit.passage.line == 3);
    CHECK(hit.passage.page == 1);
    CHECK(hit.passage.text == "La sobriété numérique avance partout, dit-on.");
    CHECK(hit.passage.source == "La sobriété numérique avance\npartout, dit-on.");
    CHECK(hit.passage.sections == std::vector<std::string>{"Le numérique responsable"});
    const auto lines = concordance(hit.passage, found("avance NEAR/1 partout").hits.at(0).occurrences);
    REQUIRE(lines.size() == 1);
    CHECK(lines[0].left == "La sobriété numérique ");
    CHECK(lines[0].node == "avance partout");
    CHECK(lines[0].right == ", dit-on.");
    const auto second = concordance(hit.passage, found("partout").hits.at(0).occurrences);
    CHECK(second.at(0).line == 4);  // of the word, not of the passage
}

TEST_CASE("search: ranking, pages of hits, exact total", "[search]") {
    const SearchResult ranked = found("numériques", {.limit = 1, .order = SearchOrder::relevance});
    CHECK(ranked.total == 3);
    REQUIRE(ranked.hits.size() == 1);
    CHECK(ranked.hits[0].passage.passage == 5);  // the form as typed comes first
    CHECK(found("numérique", {.offset = 1, .limit = 1, .order = SearchOrder::document}).hits.at(0).passage.passage ==
          1);
    CHECK(found("numérique", {.offset = 9, .order = SearchOrder::document}).hits.empty());
    CHECK(found("numérique", {.limit = 0, .order = SearchOrder::document}).total == 3);
}

TEST_CASE("search: facets count every passage found", "[search]") {
    const SearchResult result = found("role:elu OU role:agent", {.limit = 1, .facets = true});
    for (const Facet& facet : result.facets) {
        if (facet.variable == "role") {
            CHECK(facet.counts == std::vector<std::pair<std::string, std::size_t>>{{"élu", 2}, {"agent", 1}});
        }
        if (facet.variable == "size") CHECK(facet.counts.at(0) == std::pair<std::string, std::size_t>("–3500", 2));
        if (facet.variable == "function") CHECK(facet.counts.at(0) == std::pair<std::string, std::size_t>("maire", 2));
        if (facet.variable == "gender") CHECK(facet.counts.at(0) == std::pair<std::string, std::size_t>("femme", 2));
    }
    CHECK(result.facets.size() == kFacetVariables.size());
}

TEST_CASE("search: did you mean", "[search]") {
    const auto suggestion = [](std::string_view query) {
        return small_index().suggestion(parse_query(query, query_cutter()), query);
    };
    CHECK(suggestion("sobriétté") == "sobriété");
    CHECK(suggestion("la \"sobrieté numérik\"") == "la \"sobrieté numérique\"");
    CHECK(suggestion("role:elux usine") == "role:elu usine");
    CHECK(suggestion("usine").empty());
    CHECK(suggestion("xxxxxxxxxx").empty());
}

TEST_CASE("search: a prefix of too many words says so", "[search]") {
    std::string text;
    for (int i = 0; i < 1200; ++i) text += "ab" + std::to_string(i) + "x ";
    const SearchIndex index =
        SearchIndex::open(indexed("prefix", {text_of("a.txt", {{PassageKind::paragraph, text}})}));
    const SearchResult result = index.search(parse_query("ab*", query_cutter()), {});
    CHECK(result.total == 1);
    REQUIRE(result.notes.size() == 1);
    CHECK_THAT(result.notes[0], Catch::Contains("1200 mots"));
}

TEST_CASE("search: a query of a thousand operators is answered", "[search]") {
    std::string query = "numérique";
    for (int i = 0; i < 1000; ++i) query += i % 2 == 0 ? " OU sobriété" : " ET numérique";
    CHECK(found(query).total == 3);
}

TEST_CASE("snippet: cut at words, marked, escaped", "[search]") {
    std::string text;
    for (int i = 0; i < 60; ++i) text += "avant ";
    text += "l'<usine> & l'usine";
    for (int i = 0; i < 60; ++i) text += " après";
    const SearchIndex index =
        SearchIndex::open(indexed("snippet", {text_of("a.txt", {{PassageKind::paragraph, text}})}));
    const SearchHit hit = index.search(parse_query("usine", query_cutter()), {}).hits.at(0);
    const std::string shown = snippet(hit.passage, hit.occurrences, 60, {"<b>", "</b>", true});
    CHECK(shown == "… avant avant l&#39;&lt;<b>usine</b>&gt; &amp; l&#39;<b>usine</b> après après après après …");
    const std::string whole = marked_text(hit.passage, hit.occurrences, {"[", "]", false});
    CHECK_THAT(whole, Catch::Contains("l'<[usine]> & l'[usine]"));
    CHECK(whole.size() == text.size() + 4);
    CHECK(snippet(hit.passage, {}, 60, {"[", "]", false}).starts_with("avant avant"));
}

TEST_CASE("snippet: as wide as asked for, whatever the text", "[search][property]") {
    Dice dice(3);
    for (int round = 0; round < 300; ++round) {
        SearchPassage passage;
        for (std::size_t i = dice.roll(40); i > 0; --i) {
            const auto begin = static_cast<std::uint32_t>(passage.text.size());
            passage.text += dice.pick(std::vector<std::string>{"mot", "é", "日本語", "e\u0301t", std::string(70, 'x')});
            passage.words.push_back({{begin, static_cast<std::uint32_t>(passage.text.size())}, 1, 1});
            if (i > 1) passage.text += dice.chance(80) ? " " : ", ";
        }
        std::vector<MatchedWords> occurrences;
        for (std::uint32_t i = 0; i < passage.words.size(); ++i) {
            if (dice.chance(10)) occurrences.push_back({{i}});
        }
        const std::size_t width = 10 + dice.roll(60);
        const std::string shown = snippet(passage, occurrences, width, {"", "", false});
        REQUIRE(first_invalid_utf8(shown) == std::string::npos);
        REQUIRE(code_point_count(shown) <= width + 4 + 70 + 20);
        if (code_point_count(passage.text) <= width) REQUIRE(shown == passage.text);
        for (const std::size_t columns : {2U, 7U, 30U}) {
            REQUIRE(display_width(fitted_end(passage.text, columns)) <= columns);
            REQUIRE(display_width(fitted_beginning(passage.text, columns)) <= columns);
        }
    }
}

TEST_CASE("snippet: context fitted to columns ends at words", "[search]") {
    CHECK(fitted_end("un deux trois", 20) == "un deux trois");
    CHECK(fitted_end("un deux trois", 10) == "…trois");
    CHECK(fitted_end("un deux trois", 11) == "…deux trois");
    CHECK(fitted_beginning("un deux trois", 9) == "un deux…");
    CHECK(display_width(fitted_end("日本 日本語", 8)) == 7);
}

TEST_CASE("window: every part has its own words", "[search]") {
    const std::vector<Stretch> a = {{{0}}, {{4}}};
    const std::vector<Stretch> b = {{{4}}};
    CHECK(stretches_nearby({a, b}, 3).at(0).words == std::vector<std::uint32_t>{0, 4});
    CHECK(stretches_nearby({a, b}, 2).empty());
    CHECK(stretches_nearby({b, b}, 9).empty());
    CHECK(stretches_nearby({{{{3, 4}}}, b}, 9).empty());  // the phrase has the only 4
    CHECK(stretches_in_a_row({{{{1}}, {{3}}}, {{{4}}}}).at(0).words == std::vector<std::uint32_t>{3, 4});
}
