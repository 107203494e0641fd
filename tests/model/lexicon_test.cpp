#include "pipeline/model/lexicon.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "pipeline/base/error.h"

using namespace glane;

namespace {

const Lexicon& french() {
    static const Lexicon lexicon = Lexicon::open(std::filesystem::path(GLANE_SOURCE_DIR) / "lexicon");
    return lexicon;
}

float cost_of(const std::vector<std::string>& words) {
    Lexicon::History history = french().after(french().sentence_start());
    float cost = 0;
    for (const std::string& word : words) {
        Lexicon::History next;
        cost += french().cost(history, french().find(word).value(), next);
        history = next;
    }
    return cost;
}

/// What the probabilities of all words behind a history add up to.
double sum_behind(const Lexicon::History& history) {
    double sum = 0;
    for (std::uint32_t number = 0; number < french().size() + 4; ++number) {
        Lexicon::History next;
        sum += std::exp(-static_cast<double>(french().cost(history, Word{number}, next)));
    }
    return sum;
}

}  // namespace

TEST_CASE("lexicon: common and rare forms are known, damage is not", "[lexicon]") {
    for (const char* word :
         {"le", "numérique", "œuvre", "l'", "qu'", "aujourd'hui", "peut-être", "côté", "allassions", "bretagne"}) {
        CAPTURE(word);
        CHECK(french().find(word).has_value());
    }
    for (const char* word : {"", "numerique", "numeérique", "enquéte", "cbté", "ceuvre", "xqz"}) {
        CAPTURE(word);
        CHECK_FALSE(french().find(word).has_value());
    }
}

TEST_CASE("lexicon: every word is found under its own spelling and number", "[lexicon]") {
    for (std::uint32_t number = 0; number < french().size(); number += 911) {
        const std::string spelling = french().spelling(Word{number});
        CAPTURE(number, spelling);
        REQUIRE(french().find(spelling) == Word{number});
    }
    CHECK(french().spelling(french().unknown()).empty());
}

TEST_CASE("lexicon: the trie leads to the words", "[lexicon]") {
    Lexicon::Node node = french().root();
    for (const char32_t letter : std::u32string(U"déjà")) {
        const auto next = french().step(node, letter);
        REQUIRE(next.has_value());
        node = *next;
    }
    CHECK(node.is_word);
    CHECK(french().spelling(Word{node.rank}) == "déjà");
    CHECK_FALSE(french().step(node, U'漢').has_value());
}

TEST_CASE("lexicon: what follows a word sums to about one", "[lexicon]") {
    const Lexicon::History history = french().after(french().find("la").value());
    const double sum = sum_behind(history);
    CHECK(sum > 0.9);
    CHECK(sum < 1.1);
}

TEST_CASE("lexicon: context tells a word from its neighbour without accent", "[lexicon]") {
    CHECK(cost_of({"il", "va", "à", "la", "mairie"}) < cost_of({"il", "va", "a", "la", "mairie"}));
    CHECK(cost_of({"il", "a", "dit"}) < cost_of({"il", "à", "dit"}));
    CHECK(cost_of({"le", "jour", "où"}) < cost_of({"le", "jour", "ou"}));
    CHECK(french().cost(french().find("la").value()) < french().cost(french().find("là").value()));
}

TEST_CASE("lexicon: words never seen side by side are judged by their kinds", "[lexicon]") {
    const Word la = french().find("la").value();
    const Word there = french().find("là").value();
    Lexicon::History next;
    for (const char* adverb : {"indéniablement", "inlassablement"}) {
        CAPTURE(adverb);
        const Word word = french().find(adverb).value();
        CHECK(french().cost(french().after(there), word, next) < french().cost(french().after(la), word, next));
    }
}

TEST_CASE("lexicon: what follows two words sums to about one", "[lexicon]") {
    Lexicon::History history;
    const Word y = french().find("y").value();
    CHECK(french().cost(french().after(french().find("il").value()), y, history) > 0);
    REQUIRE_FALSE(history == french().after(y));
    const double sum = sum_behind(history);
    CHECK(sum > 0.9);
    CHECK(sum < 1.1);
}

TEST_CASE("lexicon: speech has its own turns", "[lexicon]") {
    CHECK(cost_of({"y", "a", "des", "gens"}) < cost_of({"y", "à", "des", "gens"}));
    CHECK(cost_of({"c'", "est", "pas", "ça"}) < cost_of({"c'", "est", "pas", "sa"}));
    CHECK(cost_of({"c'", "est", "là", "que", "j'", "habite"}) < cost_of({"c'", "est", "la", "que", "j'", "habite"}));
}

TEST_CASE("lexicon: a spelling of 1990 stands where the older one does, but more rarely", "[lexicon]") {
    CHECK(cost_of({"il", "faut", "connaître"}) < cost_of({"il", "faut", "connaitre"}));
    CHECK(cost_of({"il", "faut", "connaitre"}) < cost_of({"il", "faut", "connaître"}) + 4);
}

TEST_CASE("lexicon: places are known, and only with a capital", "[lexicon]") {
    for (const char* place : {"ardèche", "drôme", "hérault", "créteil", "besançon"}) {
        CAPTURE(place);
        CHECK(french().is_proper(french().find(place).value()));
    }
}

TEST_CASE("lexicon: a file that is no lexicon is refused with place and hint", "[lexicon]") {
    const std::filesystem::path folder = std::filesystem::path(GLANE_BINARY_DIR) / "lexicon_test";
    std::filesystem::create_directories(folder);
    std::filesystem::remove(folder / "french.lex");
    CHECK_THROWS_AS(Lexicon::open(folder), Error);
    for (const std::string& bytes : {std::string(), std::string("GLANELEX"), std::string(4096, '\0'),
                                     "GLANELEX" + std::string("\1\0\0\0\13\0\0\0", 8) + std::string(2000, '\xFF')}) {
        std::ofstream(folder / "french.lex", std::ios::binary) << bytes;
        try {
            Lexicon::open(folder);
            FAIL("a lexicon of " << bytes.size() << " bytes was accepted");
        } catch (const Error& error) {
            CHECK(error.fault().where.path.find("french.lex") != std::string::npos);
            CHECK_FALSE(error.fault().hint.empty());
        }
    }
}
