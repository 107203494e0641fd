// Numbers and signs as a French printer sets them.
#include <catch2/catch.hpp>

#include <cmath>
#include <limits>
#include <string>

#include "stages/report/french.h"

using namespace glane;

TEST_CASE("french: whole numbers are grouped by three", "[report]") {
    auto [value, printed] = GENERATE(table<std::int64_t, std::string>({
        {0, "0"},
        {999, "999"},
        {1000, "1\u202F000"},
        {1234567, "1\u202F234\u202F567"},
        {-12345, "\u221212\u202F345"},
        {std::numeric_limits<std::int64_t>::min(), "\u22129\u202F223\u202F372\u202F036\u202F854\u202F775\u202F808"},
    }));
    CHECK(french_number(value) == printed);
}

TEST_CASE("french: decimals stand behind a comma", "[report]") {
    auto [value, decimals, printed] = GENERATE(table<double, int, std::string>({
        {0.0, 2, "0,00"},
        {-0.001, 2, "0,00"},
        {-3.14159, 2, "\u22123,14"},
        {1234.5, 1, "1\u202F234,5"},
        {1234.5, 0, "1\u202F234"},
        {std::nan(""), 2, "n.\u00A0d."},
        {std::numeric_limits<double>::infinity(), 2, "n.\u00A0d."},
    }));
    CHECK(french_decimal(value, decimals) == printed);
}

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
