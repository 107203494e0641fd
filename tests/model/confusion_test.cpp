// Which letters were taken for which.
#include <catch2/catch.hpp>

#include <string>

#include "pipeline/model/confusion.h"

using namespace glane;

TEST_CASE("confusion: the letters that differ, and no others", "[model]") {
    const auto [before, after, differs] = GENERATE(table<std::string, std::string, std::string>({
        {"auprés", "auprès", "é→è"},
        {"a", "à", "a→à"},
        {"'ensemble", "l'ensemble", "∅→l"},
        {"I'ensemble", "l'ensemble", "I→l"},
        {"numeériques", "numériques", "e→∅"},
        {"vaeux", "vœux", "ae→œ"},
        {"ona", "on a", "∅→␣"},
        {"Forcedes choses", "Force des choses", "∅→␣"},
        {"collec-\ntivités, ", "collectivités,\n", "-↵→∅ ␣→↵"},
        {"préférez", "préfèrez", "é→è"},
        {"etè", "été", "e→é è→é"},
        {"repete", "répété", "e→é"},
        {"le", "le", ""},
        {"", "x", "∅→x"},
        {"x", "", "x→∅"},
    }));
    CAPTURE(before, after);
    CHECK(confusion(before, after) == differs);
}

TEST_CASE("confusion: a long passage differs as a whole, and soon", "[model]") {
    const std::string before(100000, 'a');
    const std::string after(100000, 'b');
    CHECK(confusion(before, after) == before + "→" + after);
}
