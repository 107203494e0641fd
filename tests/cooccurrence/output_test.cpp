// What leaves the stage: the cloud's selection, CSV and JSON.

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/support/counted_corpus.h"
#include "pipeline/base/table.h"
#include "pipeline/model/measures.h"
#include "stages/cooccurrence/cooccurrence.h"
#include "stages/cooccurrence/selection.h"
#include "stages/cooccurrence/tables.h"

using namespace glane;
using namespace glane::test;

namespace {

CooccurrenceTable table_of(std::string_view lines, const std::string& span = "turn", int min_f = 1) {
    const Corpus corpus = build_corpus(lines);
    const std::vector<PassageId> answers;
    Cooccur::Options options;
    options.node = "nœud";
    options.span = span;
    options.min_f = min_f;
    Context context;
    return Cooccur::run({corpus, little_french(), answers}, options, context);
}

std::vector<std::string> cloud_of(const CooccurrenceTable& table, const CloudSelection& selection) {
    std::vector<std::string> texts;
    for (const CloudItem& item : cloud_items(table, selection)) texts.push_back(item.text);
    return texts;
}

// "poids carbone" three times near the node, its words nowhere else; "mail" twice near and once far.
const char* const kTurns =
    "@ un\n> nœud poids carbone mail\n> nœud poids carbone, mail carbone\n@ deux\n> nœud poids carbone rare\n"
    "> mail bla bla bla bla bla bla bla bla bla bla bla bla bla bla bla bla\n";

}  // namespace

TEST_CASE("cloud: words that live inside an expression are not shown beside it", "[cooccurrence][cloud]") {
    const CooccurrenceTable table = table_of(kTurns);
    // carbone: three of four occurrences inside; one in four is its own.
    CHECK(cloud_of(table, {}) == std::vector<std::string>{"carbone", "poids carbone"});
    CHECK(cloud_of(table, {.items = 1}) == std::vector<std::string>{"carbone"});
}

TEST_CASE("cloud: an expression that finds no room leaves its words", "[cooccurrence][cloud]") {
    const CooccurrenceTable table = table_of("> nœud petit a grand petit\n> nœud fort, fort, fort, fort, poids carbone\n"
                                             "> nœud poids carbone\n> x y z u v w x y z u v w x y z u v w x y z\n");
    const std::vector<std::string> all = cloud_of(table, {});
    CHECK(all == std::vector<std::string>{"fort", "petit", "poids carbone"});
    CHECK(cloud_of(table, {.items = 2}) == std::vector<std::string>{"fort", "carbone"});
}

TEST_CASE("cloud: only what is seen twice and beyond chance", "[cooccurrence][cloud]") {
    const CooccurrenceTable table = table_of(kTurns);
    for (const std::size_t i : select_collocates(table, {})) {
        CHECK(table.collocates[i].f() >= 2);
        CHECK(table.collocates[i].log_likelihood >= 3.84);
    }
    CHECK(select_collocates(table, {.min_log_likelihood = 1000.0}).empty());
    CHECK(cloud_of(table, {.min_interviews = 3}).empty());
    CHECK(cloud_of(table, {.min_interviews = 2}).size() == 2);
    CHECK(cloud_items(CooccurrenceTable{}, {}).empty());
}

TEST_CASE("cloud: an item says what it rests on and where to read it", "[cooccurrence][cloud]") {
    const CooccurrenceTable table = table_of(kTurns);
    const std::vector<CloudItem> items = cloud_items(table, {}, 1);
    REQUIRE(items.size() == 2);
    CHECK(items[0].weight == table.collocates[0].log_likelihood);
    CHECK(items[0].link == "#mot-1");
    CHECK(items[1].link.empty());
    CHECK_THAT(items[1].evidence, Catch::StartsWith("G² = ") && Catch::EndsWith(" ; 3 fois dans le contexte, sur 3 ; 2 entretiens"));
    CHECK(items[1].places == std::vector<std::string>{"p. 1, l. 2", "p. 1, l. 3", "p. 1, l. 5"});
}

TEST_CASE("csv: one row a collocate, with its counts, measures and places", "[cooccurrence]") {
    const CooccurrenceTable table = table_of("> nœud mail, \"mail\"\n> rien\n");
    const std::vector<Record> records = parse_csv(cooccurrence_csv(table), "cooccurrence.csv");
    REQUIRE(records.size() == 2);
    CHECK(records[0].fields == Row{"rank", "collocate", "words", "f", "f2", "f1", "N", "expected", "log_likelihood_signed",
                                   "log_dice", "mi_log2", "t_score", "p", "q", "g2_low", "g2_high", "interviews", "f_sure", "rank_sure", "f_raw", "rank_raw", "places"});
    // E = 2*2/3; G² = 2 (2 ln 3/2 + ln 3); logDice of equals is 14; MI = log2 3/2; t = (2 - 4/3) / √2
    CHECK(records[1].fields == Row{"1", "mail", "1", "2", "2", "2", "3", "1.333333", "3.819085", "14.000000", "0.584963",
                                   "0.471405", "0.333333", "0.333333", "", "", "0", "", "", "", "", "texte.txt p. 1 l. 1; texte.txt p. 1 l. 1"});
}

TEST_CASE("json: the names that others rely on", "[cooccurrence]") {
    const CooccurrenceTable table = table_of(kTurns, "window", 2);
    const auto json = nlohmann::json::parse(cooccurrence_json(table, {find_measure("mi3_log10")}));
    for (const char* name : {"node", "span", "unit", "convention", "N", "f1", "collocates", "left", "right"}) {
        CAPTURE(name);
        CHECK(json.contains(name));
    }
    CHECK(json["node"] == "nœud");
    CHECK(json["N"] == table.n);
    REQUIRE(json["collocates"].size() == table.collocates.size());
    const auto& first = json["collocates"][0];
    CHECK(first["collocate"] == table.collocates[0].text);
    CHECK(first["f"] == table.collocates[0].f());
    CHECK(first["f2"] == table.collocates[0].f2());
    CHECK(first["expected"] == table.collocates[0].cells.e11());
    CHECK(first["mi3_log10"] == find_measure("mi3_log10")(table.collocates[0].cells));
    CHECK(first["occurrences"].size() == first["f"]);
    CHECK(first["occurrences"][0]["interview"] == "entretien-1");
    CHECK_FALSE(nlohmann::json::parse(cooccurrence_json(table_of(kTurns))).contains("left"));
}
