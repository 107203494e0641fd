#include "pipeline/model/expression.h"

#include <algorithm>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

#include "pipeline/model/tokenize.h"

namespace glane {
namespace {

const Language& french() {
    static const Language language = Language::load(std::string(GLANE_SOURCE_DIR) + "/lexicon");
    return language;
}

std::vector<std::string> found(const std::vector<std::string>& expressions, const std::string& text) {
    ExpressionFinder finder(expressions, french());
    const std::vector<Token> tokens = tokenize(text, french());
    std::vector<std::string> all;
    for (const ExpressionMatch& match : finder.in(text, tokens, {0, static_cast<std::uint32_t>(tokens.size())})) {
        const Span span = joined(tokens[match.tokens.begin].span, tokens[match.tokens.end - 1].span);
        all.push_back(expressions[match.expression] + ":" + std::string(span.of(text)));
    }
    return all;
}

}  // namespace

TEST_CASE("expressions are found in any case, number, accent and state of repair", "[model]") {
    using Strings = std::vector<std::string>;
    CHECK(found({"verger partagé"}, "Les Vergers PARTAGES, un verger, partagé") ==
          Strings{"verger partagé:Vergers PARTAGES"});
    CHECK(found({"jardinier"}, "des jardinlers et le jardlnler") == Strings{"jardinier:jardinlers"});
    CHECK(found({"pomme"}, "une gomme") == Strings{});
    CHECK(found({"conseil des habitants"}, "le conseil des habitant.e.s, des habitant·e·s") ==
          Strings{"conseil des habitants:conseil des habitant.e.s"});
    CHECK(found({"habitant"}, "habitant(e)s www.habitant.fr") == Strings{"habitant:habitant(e)s"});
    CHECK(found({"", "!", "a"}, "") == Strings{});
}

TEST_CASE("expressions that overlap are each found, the longer first; one does not overlap itself", "[model]") {
    using Strings = std::vector<std::string>;
    CHECK(found({"cour", "cour commune", "commune verte"}, "la cour commune verte") ==
          Strings{"cour commune:cour commune", "cour:cour", "commune verte:commune verte"});
    CHECK(found({"non non"}, "non non non non non") == Strings{"non non:non non", "non non:non non"});
    CHECK(found({"pré", "pré"}, "un pré").size() == 2);
}

TEST_CASE("one pass for all expressions finds what a pass for each finds", "[model]") {
    // Seeded: the draws are our own, so that every library gives the same texts.
    std::mt19937 random(7);
    const std::vector<std::string> words = {"cour", "cours", "verger", "vergers", "partagé",
                                            "de",   "la",    ",",      "commune", "jardinage"};
    const std::vector<std::string> expressions = {"cour", "cour commune", "verger de la cour", "de la",
                                                  "jardinages partagés"};
    for (int round = 0; round < 500; ++round) {
        std::string text;
        for (int i = 0; i < 30; ++i) text += words[random() % words.size()] + " ";
        std::vector<std::string> apart;
        for (const std::string& expression : expressions) {
            for (const Span span : Expression(expression, french()).in(text, french())) {
                apart.push_back(expression + ":" + std::string(span.of(text)));
            }
        }
        std::vector<std::string> together = found(expressions, text);
        std::sort(apart.begin(), apart.end());
        std::sort(together.begin(), together.end());
        REQUIRE(together == apart);
    }
}

}  // namespace glane
