// Shares, plurals and signs as a French printer sets them.
#include <catch2/catch.hpp>

#include <string>

#include "stages/report/french.h"

using namespace glane;

TEST_CASE("french: zero and one are singular", "[report]") {
    auto [value, printed] = GENERATE(table<std::int64_t, std::string>({
        {0, "0\u00A0mot"},
        {1, "1\u00A0mot"},
        {2, "2\u00A0mots"},
        {1500, "1\u202F500\u00A0mots"},
    }));
    CHECK(french_count(value, "mot", "mots") == printed);
}

TEST_CASE("french: a share of nothing is unknown", "[report]") {
    CHECK(french_percent(7, 8) == "87,5\u202F%");
    CHECK(french_percent(1, 3, 2) == "33,33\u202F%");
    CHECK(french_percent(0, 0) == "n.\u00A0d.");
}

TEST_CASE("french: spaces beside signs never break", "[report]") {
    auto [typed, set] = GENERATE(table<std::string, std::string>({
        {"L'usage : quoi ? Ceci ; cela !", "L’usage\u202F: quoi\u202F? Ceci\u202F; cela\u202F!"},
        {"« mot »", "«\u202Fmot\u202F»"},
        {"le seuil de 5 %", "le seuil de 5\u202F%"},
        {"voir p. 12, l. 3", "voir p.\u00A012, l.\u00A03"},
        {"https://exemple.fr/a:b", "https://exemple.fr/a:b"},
        {"", ""},
    }));
    CHECK(typeset(typed) == set);
    CHECK(typeset(set) == set);
}
