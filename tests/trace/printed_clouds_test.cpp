#include "stages/trace/printed_clouds.h"

#include <algorithm>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "stages/trace/cloud_tables.h"
#include "stages/trace/figure_words.h"
#include "tests/trace/build.h"

namespace glane {
namespace {

/// The orchard with a picture in it.
Corpus with_figure(const std::string& figure) {
    Corpus corpus = test::orchard();
    corpus.push_back(test::report_of({{PassageKind::paragraph, "Voici ce que disent les habitants.", ""},
                                      {PassageKind::figure, figure, ""},
                                      {PassageKind::paragraph, "Le verger pour tous revient souvent.", ""}}));
    return corpus;
}

std::vector<PrintedCloud> clouds_of(const std::string& figure) {
    const Corpus corpus = with_figure(figure);
    Context context;
    return PrintedClouds::run({corpus, test::french()}, {}, context);
}

std::string expressions(const PrintedCloud& cloud) {
    std::string all;
    for (const CloudExpression& expression : cloud.expressions) {
        all += expression.expression + " <";
        for (const CloudFragment& fragment : expression.fragments) all += " " + fragment.printed + ";";
        all += " ";
    }
    return all;
}

constexpr const char* kTorn =
    "vrai poumon vert\n"
    "\n"
    "de pommes à l'automne\n"
    "panier\n"
    "21\n"
    "pai||age épais une fête improvisée\n"
    "caniculc\n"
    "cuves de réc@pération\n"
    "partage des récoltes\n"
    "@ J\n"
    "pour tous";

}  // namespace

TEST_CASE("printed cloud: torn fragments are put together, side by side and over several lines", "[trace]") {
    const auto clouds = clouds_of(kTorn);
    REQUIRE(clouds.size() == 1);
    const std::string found = expressions(clouds[0]);
    CAPTURE(found);
    CHECK(found.find("panier de pommes à l'automne < panier; de pommes à l'automne;") != std::string::npos);
    CHECK(found.find("paillage épais < pai||age épais;") != std::string::npos);
    CHECK(found.find("une fête improvisée < une fête improvisée;") != std::string::npos);
    CHECK(found.find("cuves de récupération < cuves de réc@pération;") != std::string::npos);
    CHECK(found.find("canicule < caniculc;") != std::string::npos);
    CHECK(clouds[0].share > 0.4);
    CHECK(clouds[0].ref.line == 3);
    CHECK(clouds[0].line_end == 13);
}

TEST_CASE("printed cloud: each expression has its interview, its lines and its fragments' lines", "[trace]") {
    const auto clouds = clouds_of(kTorn);
    REQUIRE(clouds.size() == 1);
    const auto& all = clouds[0].expressions;
    const auto panier = std::find_if(all.begin(), all.end(),
                                     [](const CloudExpression& e) { return e.expression.starts_with("panier"); });
    REQUIRE(panier != all.end());
    const Corpus corpus = test::orchard();
    CHECK(panier->ref.interview == "entretien-1");
    CHECK(panier->speaker == "Habitante");
    CHECK(panier->ref.line == test::line_of(corpus[0], "son panier"));
    CHECK(panier->fragments[0].line == 6);
    CHECK(panier->fragments[1].line == 5);
    const std::string table = printed_cloud_tsv(clouds);
    CHECK(table.find("verger.txt p. 1 l. 3-13\tinterview\tpanier de pommes à l'automne\tpanier (6) + de pommes à "
                     "l'automne (5)\tupright\t") != std::string::npos);
}

TEST_CASE("printed cloud: no word of the picture is used twice, and what is left is listed", "[trace]") {
    const auto clouds = clouds_of(kTorn);
    REQUIRE(clouds.size() == 1);
    std::vector<std::string> left;
    for (const CloudLeftover& leftover : clouds[0].leftovers) left.push_back(leftover.fragment.printed);
    CHECK(left == std::vector<std::string>{"21", "J", "pour tous"});
    std::size_t words = 0;
    const auto count = [&words](const std::string& printed) {
        words += static_cast<std::size_t>(std::count(printed.begin(), printed.end(), ' ')) + 1;
    };
    for (const CloudExpression& expression : clouds[0].expressions) {
        for (const CloudFragment& fragment : expression.fragments) count(fragment.printed);
    }
    for (const std::string& printed : left) count(printed);
    CHECK(words == 24);
}

TEST_CASE("printed cloud: words that make an expression of the report alone are left to it", "[trace]") {
    const auto clouds = clouds_of(std::string(kTorn) + "\nquarante pommes");
    REQUIRE(clouds.size() == 1);
    for (const CloudLeftover& leftover : clouds[0].leftovers) {
        if (leftover.fragment.printed == "quarante pommes") {
            CHECK(leftover.perhaps == "quarante pommiers");
            CHECK(leftover.ref.interview.empty());
        }
    }
}

TEST_CASE("printed cloud: letters upside down", "[trace]") {
    const auto clouds = clouds_of(std::string(kTorn) + "\nJUaI1EQ 3J7ê");
    REQUIRE(clouds.size() == 1);
    const auto& all = clouds[0].expressions;
    const auto turned =
        std::find_if(all.begin(), all.end(), [](const CloudExpression& e) { return e.fragments[0].turned; });
    REQUIRE(turned != all.end());
    CHECK(turned->expression == "être patient");
}

TEST_CASE("printed cloud: a poster is none, whatever single words it shares with the interviews", "[trace]") {
    CHECK(clouds_of("Fermez les portes\nen automne\néteignez la lumière\nles enfants\nbaissez le chauffage\npommes\n"
                    "Merci de trier\nvos déchets dans le bac vert\nService de la propreté")
              .empty());
    CHECK(clouds_of("Figure 3\n12 %\n48 %").empty());
    CHECK(clouds_of("").empty());
}

TEST_CASE("printed cloud: parts of words are recognised at their ends, and in the middle when they are long",
          "[trace]") {
    CHECK(is_torn_from("loi", "reemploi"));
    CHECK(is_torn_from("ree", "reemploi"));
    CHECK(is_torn_from("empl", "reemploi"));
    CHECK_FALSE(is_torn_from("mpl", "reemploi"));
    CHECK_FALSE(is_torn_from("oi", "reemploi"));
    CHECK_FALSE(is_torn_from("reemploi", "reemploi"));
    CHECK_FALSE(is_torn_from("eur", "heure"));
}

}  // namespace glane
