#include "stages/themes/themes.h"

#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "stages/themes/theme_files.h"
#include "tests/support/text_builder.h"

namespace glane {
namespace {

using namespace test;

Corpus corpus() {
    return {TextBuilder("etude.txt")
                .passage(PassageKind::heading, "Le verger")
                .passage(PassageKind::paragraph, "Un verger partagé et des vergers.")
                .passage(PassageKind::note, "Verger : pré planté.")
                .passage(PassageKind::table, "verger 12")
                .passage(PassageKind::heading, "La cour")
                .passage(PassageKind::paragraph, "La cour, le compost.")
                .interview("Entretien au verger")
                .turn(true, "Et le verger ?")
                .turn(false, "Le verger partagé [le verger], oui.")
                .turn(false, "Rien.")
                .text(),
            TextBuilder("autre.txt").passage(PassageKind::paragraph, "Le compost de la cour.").text()};
}

ThemeTable count(const std::vector<Theme>& themes) {
    const Corpus texts = corpus();
    Context context;
    return Themes::run({texts, french(), themes}, {}, context);
}

const std::vector<Theme> kThemes = {
    {"arbres", {"verger", "verger partagé", "rive"}}, {"sol", {"compost"}}, {"vide", {}}};

}  // namespace

TEST_CASE("themes: overlapping expressions count once in their theme, each on its own", "[themes]") {
    const ThemeTable table = count(kThemes);
    const ThemeCount& trees = table.themes.at(0);
    CHECK(trees.expressions[0].counts.occurrences == 6);
    CHECK(trees.expressions[1].counts.occurrences == 2);
    CHECK(trees.expressions[2].counts.occurrences == 0);
    CHECK(trees.counts.occurrences == 6);
    CHECK(trees.places.size() == 8);
    CHECK(table.themes.at(2).counts.occurrences == 0);
}

TEST_CASE("themes: headings and notes count; tables, interview headings and transcribers' brackets do not",
          "[themes]") {
    const ThemeCount trees = count(kThemes).themes.at(0);
    CHECK(trees.counts.body == 4);
    CHECK(trees.counts.interviewees == 1);
    CHECK(trees.counts.interviewers == 1);
}

TEST_CASE("themes: texts, interviews and sections that are reached", "[themes]") {
    const ThemeTable table = count(kThemes);
    CHECK(table.themes[0].counts.texts == 1);
    CHECK(table.themes[0].counts.interviews == 1);
    CHECK(table.themes[0].counts.sections == 1);
    CHECK(table.themes[1].counts.texts == 2);
    CHECK(table.themes[1].counts.interviews == 0);
    CHECK(table.themes[1].counts.sections == 1);
}

TEST_CASE("themes: the table has a total and a row an expression", "[themes]") {
    const std::string csv = themes_csv(count(kThemes));
    CHECK(csv.find("theme,expression,occurrences,body,interviewees,interviewers,texts,interviews,sections\n"
                   "arbres,,6,4,1,1,1,1,1\narbres,verger,6,4,1,1,1,1,1\narbres,verger partagé,2,1,1,0,1,1,1\n") == 0);
}

TEST_CASE("themes: areas are the occurrences, and every occurrence has its place", "[themes]") {
    const ThemeTable table = count(kThemes);
    const nlohmann::json json = nlohmann::json::parse(themes_json(table));
    CHECK(json["occurrences"] == 8);
    double shares = 0;
    for (const auto& theme : json["themes"]) {
        const double radius = theme["radius"];
        CHECK(std::abs(radius * radius * 3.14159265358979 - theme["occurrences"].get<double>()) < 1e-4);
        CHECK(theme["body"]["occurrences"].get<int>() + theme["interviewees"]["occurrences"].get<int>() +
                  theme["interviewers"].get<int>() ==
              theme["occurrences"].get<int>());
        shares += theme["share"].get<double>();
        int counted = 0;
        for (const auto& place : theme["places"]) counted += place["counts"].get<bool>() ? 1 : 0;
        CHECK(counted == theme["occurrences"].get<int>());
    }
    CHECK(shares == Approx(1.0).margin(1e-5));
    const auto& spoken = json["themes"][0]["places"].back();
    CHECK(spoken["part"] == "interviewee");
    CHECK(spoken["interview"] == "entretien-1");
    CHECK(spoken["line"] == 9);
}

TEST_CASE("themes: no themes, no text, no division by nothing", "[themes]") {
    Context context;
    const Corpus none;
    const std::vector<Theme> themes = {{"sol", {"compost"}}};
    CHECK(themes_csv(Themes::run({none, french(), themes}, {}, context)).find("sol,,0,") != std::string::npos);
    const nlohmann::json json = nlohmann::json::parse(themes_json(Themes::run({none, french(), {}}, {}, context)));
    CHECK(json["themes"].empty());
}

}  // namespace glane
