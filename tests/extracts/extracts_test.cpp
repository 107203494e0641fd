#include "stages/extracts/extracts.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

#include "pipeline/model/expression.h"
#include "stages/extracts/annex_files.h"
#include "stages/extracts/wording.h"
#include "tests/extracts/build.h"

namespace glane {

using namespace test;

TEST_CASE("extracts: the answer runs from the question to the next subject", "[extracts]") {
    const Corpus corpus{interview_of(conversation())};
    Context context;
    const Annex annex = Extracts::run({corpus, french()}, options_of(kQuestion), context);
    REQUIRE(annex.extracts.size() == 1);
    const Extract& extract = annex.extracts[0];
    CHECK_FALSE(extract.whole);
    REQUIRE(extract.turns.size() == 4);
    CHECK(extract.turns[0].interviewer);
    CHECK(extract.turns[3].text == "L'hiver, rien.");
    CHECK(extract.turns[1].passage == 3);
    CHECK(extract.turns[1].ref == SourceRef{"a.txt", "a", 1, 4});
}

TEST_CASE("extracts: another question of the guide ends the answer", "[extracts]") {
    const Corpus corpus{interview_of(conversation())};
    Extracts::Options options = options_of(kQuestion);
    options.other_questions = {"Et en hiver ?"};
    Context context;
    CHECK(Extracts::run({corpus, french()}, options, context).extracts.at(0).turns.size() == 2);
}

TEST_CASE("extracts: an interview that never asks is reported, not guessed", "[extracts]") {
    const Corpus corpus{interview_of({{"Q", true, "Bonjour ?"}, {"R", false, "Le jardin partagé, ça me parle."}})};
    Context context;
    CHECK(Extracts::run({corpus, french()}, options_of(kQuestion), context).extracts.empty());
    REQUIRE(context.findings().size() == 1);
    CHECK(context.findings()[0].severity == Severity::warning);
}

TEST_CASE("extracts: without a question, and in a report, interviews come out whole", "[extracts]") {
    Context context;
    const Corpus transcript{interview_of(conversation())};
    const Annex without = Extracts::run({transcript, french()}, options_of(""), context);
    REQUIRE(without.extracts.size() == 1);
    CHECK(without.extracts[0].whole);
    CHECK(without.extracts[0].turns.size() == 8);
    const Corpus report{interview_of(conversation(), SourceKind::report)};
    CHECK(Extracts::run({report, french()}, options_of(kQuestion), context).extracts.at(0).turns.size() == 8);
}

TEST_CASE("extracts: the node is marked in any case and number", "[extracts]") {
    const auto [text, count] = GENERATE(values<std::pair<std::string, std::size_t>>({
        {"un jardin partagé", 1},
        {"Jardins Partagés, jardin partage", 2},
        {"un jardin, partagé", 0},
        {"le jardin", 0},
        {"l'jardin partagée", 0},
        {"", 0},
    }));
    CAPTURE(text);
    CHECK(Expression("jardin partagé", french()).in(text, french()).size() == count);
    CHECK(Expression("", french()).in(text, french()).empty());
}

TEST_CASE("extracts: a question is known by its content words", "[extracts]") {
    const Wording wording(kQuestion, french());
    const auto [text, asked] = GENERATE(values<std::pair<std::string, bool>>({
        {"Est-ce que l'expression « jardin partagé », ça vous parle ?", true},
        {"l’expression jardins partagés, ça vous évoque quelque chose ?", true},
        {"L'expresslon jardin partage vous dit quelque chose ?", true},
        {"Et le jardin ?", false},
        {"", false},
    }));
    CAPTURE(text);
    CHECK((wording.share_in(text, french()) >= 0.6) == asked);
}

TEST_CASE("annex: the page is escaped, marked and says where", "[extracts]") {
    CorpusText text = interview_of(conversation());
    text.document.interviews[0].heading = "Entretien <avec> \"une\" élue";
    const Corpus corpus{text};
    Context context;
    const Annex annex = Extracts::run({corpus, french()}, options_of(kQuestion), context);
    const std::string page = annex_html(annex);
    CHECK(page.starts_with("<!DOCTYPE html>"));
    CHECK(page.find("<h2>Entretien &lt;avec&gt; &quot;une&quot; élue</h2>") != std::string::npos);
    CHECK(page.find("<mark>jardins partagés</mark>, oui &amp; non.") != std::string::npos);
    CHECK(page.find("p. 1, l. 4") != std::string::npos);
    CHECK(page.find("plus de 2\xE2\x80\xAF"
                    "000 habitants") != std::string::npos);
    CHECK(page.find("1 entretien, 4 tours de parole") != std::string::npos);
}

TEST_CASE("annex: the table has one row a turn", "[extracts]") {
    const Corpus corpus{interview_of(conversation())};
    Context context;
    const std::string table = annex_csv(Extracts::run({corpus, french()}, options_of(kQuestion), context));
    CHECK(std::count(table.begin(), table.end(), '\n') == 5);
    CHECK(table.find("a,a.txt,Entretien avec une élue,,élu,femme,commune,2000,,4,R,0,\"L'hiver, rien.\",1,6\n") !=
          std::string::npos);
}

TEST_CASE("annex: sizes are said as a reader would", "[extracts]") {
    const auto [low, high, words] = GENERATE(values<std::tuple<int, int, std::string>>({
        {-1, -1, ""},
        {-1, 1000, "moins de 1\xE2\x80\xAF\x30\x30\x30 habitants"},
        {500, 500, "environ 500 habitants"},
        {700, 900, "de 700 à 900 habitants"},
    }));
    InterviewFacts facts;
    facts.size_min = low;
    facts.size_max = high;
    CHECK(size_in_words(facts) == words);
}

}  // namespace glane
