// Scales, numbers, colours, line breaks.
#include <catch2/catch.hpp>

#include "stages/figures/palette.h"
#include "stages/figures/scale.h"
#include "stages/figures/tint.h"
#include "stages/figures/wrap.h"

using namespace glane;
using namespace glane::figures;

namespace {

std::vector<std::string> lines_of(std::string_view text, std::size_t lines) {
    static const FontSet fonts = FontSet::load();
    std::vector<std::string> out;
    for (const ShapedLine& line : wrapped(text, word_widths(text, fonts), lines, fonts).lines) out.push_back(line.text);
    return out;
}

}  // namespace

TEST_CASE("scale: the legend shows round weights between the sizes asked for", "[figures]") {
    CHECK(legend_weights(SizeScale::linear, 1, 1000, 1, 10, 100, 4) == std::vector<double>{10, 20, 50, 100});
    CHECK(legend_weights(SizeScale::area, 0.01, 0.3, 100, 10, 50, 2) == std::vector<double>{0.01, 0.2});
    // None is lighter than the lightest: 0.5, 1 and 2 would be small enough, and are no weights of this list.
    CHECK(legend_weights(SizeScale::area, 3.95, 32.7, 25, 17, 90, 4) == std::vector<double>{5, 10});
    CHECK(legend_weights(SizeScale::area, 4, 9, 10, 1, 50, 4) == std::vector<double>{4, 5, 6, 8});
    CHECK(legend_weights(SizeScale::linear, 11, 14, 1, 1, 50, 4) == std::vector<double>{11, 14});
    CHECK(legend_weights(SizeScale::linear, 7, 7, 1, 1, 50, 4) == std::vector<double>{7});
    CHECK(legend_weights(SizeScale::equal, 1, 9, 10, 1, 50, 4).empty());
}

TEST_CASE("scale: numbers are printed as French prints them", "[figures]") {
    CHECK(french_number(4839) == "4\u202f839");
    CHECK(french_number(1234567) == "1\u202f234\u202f567");
    CHECK(french_number(0.25) == "0,25");
    CHECK(french_number(999) == "999");
    CHECK(decimal(1.50) == "1.5");
    CHECK(decimal(100) == "100");
    CHECK(decimal(-0.001) == "0");
}

TEST_CASE("scale: what the size means is said in French", "[figures]") {
    CHECK(described(SizeScale::area, "le nombre d’entretiens") == "surface des lettres proportionnelle au nombre d’entretiens");
    CHECK(described(SizeScale::linear, "la force de l’association") == "hauteur des lettres proportionnelle à la force de l’association");
    CHECK(described(SizeScale::area, "les occurrences") == "surface des lettres proportionnelle aux occurrences");
}

TEST_CASE("palette: every colour can be read on its page", "[figures]") {
    for (const Palette* palette : {&light_palette(), &dark_palette()}) {
        std::vector<std::string> colours = palette->groups;
        colours.insert(colours.end(), palette->tones.begin(), palette->tones.end());
        colours.push_back(palette->text);
        colours.push_back(palette->quiet);
        for (const std::string& colour : colours) {
            CAPTURE(colour);
            CHECK(contrast(colour, palette->page) >= 4.5);
            CHECK(contrast(mixed(colour, palette->text, 0.45), palette->page) >= 4.5);
        }
    }
    CHECK(contrast("#000000", "#ffffff") == Approx(21));
    CHECK(mixed("#000000", "#ff8040", 0.5) == "#804020");
}

TEST_CASE("wrap: lines are even, and short words go with what follows", "[figures]") {
    CHECK(lines_of("accompagner les personnes éloignées du numérique", 2) ==
          std::vector<std::string>{"accompagner les personnes", "éloignées du numérique"});
    CHECK(lines_of("la charte de la commune", 2) == std::vector<std::string>{"la charte", "de la commune"});
    CHECK(lines_of("10\u00a0% du budget", 3) == std::vector<std::string>{"10\u00a0%", "du", "budget"});
    CHECK(lines_of("seul", 3) == std::vector<std::string>{"seul"});
}

TEST_CASE("wrap: control characters and blanks become one space, and letters are composed", "[figures]") {
    CHECK(drawable("  a\t\nb\x07 c ") == "a b c");
    CHECK(drawable("e\u0301te\u0301") == "été");
    CHECK(drawable(" \r\n").empty());
}
