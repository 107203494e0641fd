// Levels of headings, numbered or not.

#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "tests/segment/build.h"

namespace glane {

using test::paragraph;
using test::segmented;

namespace {

std::vector<std::string> headings(const std::string& text) {
    std::vector<std::string> found;
    const test::Segmented made = segmented(text);
    for (const Passage& passage : made.document.passages) {
        if (passage.kind != PassageKind::heading) continue;
        found.push_back(std::to_string(passage.level) + " " + made.document.passage_text(passage));
    }
    return found;
}

}  // namespace

TEST_CASE("levels: numbering says them", "[segment]") {
    CHECK(
        headings("1. La vallée\n\n" + paragraph(5) + "\n1.1. La digue\n\n" + paragraph(5) +
                 "\n1.1.1. La digue de terre\n\n" + paragraph(5) + "\n2. Le moulin\n\n" + paragraph(5)) ==
        std::vector<std::string>{"1 1. La vallée", "2 1.1. La digue", "3 1.1.1. La digue de terre", "1 2. Le moulin"});
}

TEST_CASE("levels: opening words are high, a heading right below another is lower, sisters begin alike", "[segment]") {
    CHECK(headings("Introduction\n\n" + paragraph(5) + "\nMéthodologie de l'enquête\n\nLe terrain de l'étude\n\n" +
                   paragraph(5) + "\nÉchelle du village\n\n" + paragraph(5) + "\nÉchelle de la vallée\n\n" +
                   paragraph(5) + "\nConclusion\n\n" + paragraph(5)) ==
          std::vector<std::string>{"1 Introduction", "1 Méthodologie de l'enquête", "2 Le terrain de l'étude",
                                   "2 Échelle du village", "2 Échelle de la vallée", "1 Conclusion"});
}

TEST_CASE("levels: a heading is the daughter of the one whose text announces it", "[segment]") {
    const std::string announcing =
        "Les gardiens distinguent deux tâches bien différentes, qui sont la surveillance des berges et le curage des "
        "fossés\n"
        "profonds, et ils y passent leurs étés, leurs automnes et une bonne part de leurs hivers dans la vallée "
        "haute.\n\n";
    CHECK(headings("Introduction\n\n" + paragraph(5) + "\nLe métier de gardien\n\n" + announcing +
                   "La surveillance des berges\n\n" + paragraph(5) + "\nLe curage des fossés profonds\n\n" +
                   paragraph(5) + "\nConclusion\n\n" + paragraph(5)) ==
          std::vector<std::string>{"1 Introduction", "2 Le métier de gardien", "3 La surveillance des berges",
                                   "3 Le curage des fossés profonds", "1 Conclusion"});
}

TEST_CASE("levels: a title over a picture is no heading of its own", "[segment]") {
    const std::string picture =
        "la roue\nun filet d'eau\n\nvannes\n\nbrochet truite\n\nle saut du\n\nmeunier\n\neau claire\n\nla digue\n\n";
    const auto found = headings("Introduction\n\n" + paragraph(5) + "\fLes mots de la rivière\n\n" + picture +
                                "\fConclusion\n\n" + paragraph(5));
    CHECK(found == std::vector<std::string>{"1 Introduction", "1 Conclusion"});
}

}  // namespace glane
