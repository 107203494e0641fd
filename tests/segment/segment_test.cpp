#include "stages/segment/segment.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

#include "pipeline/base/error.h"
#include "tests/segment/build.h"

namespace glane {

using test::fixture;
using test::paragraph;
using test::segmented;
using test::Segmented;
using Texts = std::vector<std::string>;

namespace {

Segment::Options study_options() {
    Segment::Options options;
    options.interviews_begin = "^Annexe A";
    options.interview_heading = {R"(^Entretien avec (un|une|des)\b)"};
    return options;
}

}  // namespace

TEST_CASE("segment: a study is understood as its author meant it", "[segment]") {
    const Segmented made = segmented(fixture("etude.txt"), SourceKind::report, study_options());
    CHECK(made.texts(PassageKind::heading) ==
          Texts{"Le bois, la rivière et le moulin", "1. Une enquête au fil de l'eau", "1.1. Les mots de la rivière",
                "Conclusion", "Annexe A. Les entretiens", "Entretien avec une élue, commune de plus de 2 000 habitants",
                "Entretien avec un agent de la voirie, dans un EPCI d'environ 50 000 habitants", "Annexe B. Les sources"});
    CHECK(made.texts(PassageKind::list_item) ==
          Texts{"le moulin du Haut, que tient une famille depuis cinq générations, et dont la roue tourne encore les jours de marché ;",
                "le moulin neuf ;", "l'ancienne scierie."});
    CHECK(made.texts(PassageKind::note) ==
          Texts{"Le relevé est fait à la main, sur une règle de bois peinte. Il est noté dans un cahier. "
                "http://exemple.org/releves.pdf"});
    CHECK(made.texts(PassageKind::furniture) == Texts{"http://exemple.org/releves.pdf", "12", "13", "14"});
    REQUIRE(made.texts(PassageKind::table).size() == 1);
    CHECK(made.texts(PassageKind::table)[0].starts_with("Vallée Visites % La Haute 40"));
    REQUIRE(made.texts(PassageKind::figure).size() == 1);
    CHECK(made.texts(PassageKind::figure)[0].starts_with("la roue un filet d'eau"));
    CHECK(made.texts(PassageKind::figure)[0].ends_with("Figure 1. Les mots de la rivière"));
}

TEST_CASE("segment: a sentence goes on over a page and its note", "[segment]") {
    const Segmented made = segmented(fixture("etude.txt"), SourceKind::report, study_options());
    const Document& document = made.document;
    const auto found = std::find_if(document.passages.begin(), document.passages.end(), [&](const Passage& passage) {
        return document.passage_text(passage).starts_with("On y lit");
    });
    REQUIRE(found != document.passages.end());
    CHECK(found->pieces.size() == 2);
    CHECK(found->sentences.size() == 2);
    CHECK(document.passage_text(*found).ends_with("avec une patience sans bornes. Le tableau donne le nombre de visites."));
}

TEST_CASE("segment: a report's interviews have headings, facts and turns", "[segment]") {
    const Segmented made = segmented(fixture("etude.txt"), SourceKind::report, study_options());
    const std::vector<Interview>& interviews = made.document.interviews;
    REQUIRE(interviews.size() == 2);
    CHECK(interviews[0].id == "entretien-1");
    CHECK(interviews[0].facts.role == "élu");
    CHECK(interviews[0].facts.gender == "femme");
    CHECK(interviews[0].facts.kind == "commune");
    CHECK(interviews[0].facts.size_min == 2000);
    CHECK(interviews[0].facts.size_max == -1);
    CHECK(interviews[1].facts.function == "agent de la voirie");
    CHECK(interviews[1].facts.kind == "EPCI");
    CHECK(interviews[1].facts.size_min == 50000);

    Texts turns;
    for (const std::string& line : made.outline()) {
        if (line.starts_with('<')) turns.push_back(line);
    }
    CHECK(turns ==
          Texts{"<Interlocutrice 1>: Moi, la rivière, je la vois tous les matins. [rires] Elle passe sous mes fenêtres, "
                "elle monte, elle descend, on s'habitue. Et puis un jour elle ne descend plus.",
                "<Interlocutrice 2>: Oui, [...] c'était en mars.", "<Enquêtrice?>: Et alors ?",
                "<Interlocutrice 1>: Alors on a sorti les meubles.",
                "<>: La rivière, je la connais par les ponts. Il y en a douze, et le treizième est à refaire depuis que je suis là.",
                "<Enquêtrice?>: Depuis longtemps, donc.", "<>: Onze ans. On attend."});
    for (const Passage& passage : made.document.passages) {
        if (passage.kind == PassageKind::turn) CHECK(passage.interview != kNone);
    }
}

TEST_CASE("segment: other shapes of transcripts need no settings", "[segment]") {
    const auto [name, expected] = GENERATE(values<std::pair<std::string, Texts>>({
        {"questions.txt",
         {"heading: Le jardin partagé Entretien du 3 mai", "<Q?>: Depuis quand venez-vous au jardin ?",
          "<R>: Depuis six ans. J'ai commencé par les tomates, et j'ai fini par les abeilles. On ne choisit pas toujours.",
          "<Q?>: Et vos voisins ?", "<R>: Ils viennent pour le miel."}},
        {"horodate.txt",
         {"<Marie?>: Vous pouvez me raconter votre arrivée à la ferme ?",
          "<Paul Le Goff>: C'était en hiver, il y avait de la neige jusqu'à la barrière.", "<Marie?>: Et les bêtes ?",
          "<Paul Le Goff>: Elles étaient rentrées. Il est 10:30, je m'en souviens."}},
        {"prenoms.txt",
         {"<JEANNE?>: Tu te souviens du marché ?", "<LUCIEN>: Oui. On vendait : des œufs, du beurre, des salades.",
          "<JEANNE?>: Et le dimanche ?", "<LUCIEN>: Le dimanche, rien."}},
    }));
    CAPTURE(name);
    CHECK(segmented(fixture(name), SourceKind::interview).outline() == expected);
}

TEST_CASE("segment: labels are understood although misread", "[segment]") {
    const auto [line, expected] = GENERATE(values<std::pair<std::string, std::string>>({
        {"Interlocuteur 1 : oui", "<Interlocuteur 1>: oui"},
        {"Interlocuteur l : oui", "<Interlocuteur 1>: oui"},
        {"Interlocuteur 2: oui", "<Interlocuteur 2>: oui"},
        {"interlocutrice ; oui", "<Interlocutrice>: oui"},
        {"Enquétrice : oui", "<Enquêtrice?>: oui"},
        {"Enquetnice : oui", "<Enquêtrice?>: oui"},
        {"Voici : oui", "<>: Voici : oui"},
    }));
    CAPTURE(line);
    CHECK(segmented(line + "\n", SourceKind::interview).outline() == Texts{expected});
}

TEST_CASE("segment: short lines are headings only where they look like it", "[segment]") {
    const auto [line, kind] = GENERATE(values<std::pair<std::string, PassageKind>>({
        {"Les freins du changement", PassageKind::heading},
        {"Faut-il fermer le parc ?", PassageKind::heading},
        {"“Parc”, “square” ou “jardin”", PassageKind::heading},
        {"Annexe 3 : les cartes.", PassageKind::heading},
        {"(Une habitante du quartier)", PassageKind::paragraph},
        {"Il pleut sur la ville depuis hier.", PassageKind::paragraph},
        {"« Le parc est à nous. »", PassageKind::paragraph},
        {"Voici la liste :", PassageKind::paragraph},
        {"ou bien le lendemain", PassageKind::paragraph},
        {"XY", PassageKind::paragraph},
    }));
    CAPTURE(line);
    const Segmented made =
        segmented(paragraph(6) + "\n" + line + "\n\n" + paragraph(6, "Deux") + "\n" + paragraph(3, "Trois"));
    REQUIRE(made.document.passages.size() == 4);
    CHECK(made.document.passages[1].kind == kind);
}

TEST_CASE("segment: notes are those at the foot of a page", "[segment]") {
    const std::string text = paragraph(6) + "\n1 Une note au pied de la page.\n\n2 Une autre.\n\f" + paragraph(6) +
                             "\n8 Deux mots de la troisième, mal lue.\n\f" + paragraph(4) + "\n3 jardins sont ouverts le soir.\n";
    const Segmented made = segmented(text);
    CHECK(made.texts(PassageKind::note) == Texts{"Une note au pied de la page.", "Une autre."});
}

TEST_CASE("segment: a table's rows stay together although some end like sentences", "[segment]") {
    const std::string rows = "Lieu | Visites | Gardien\nParc | douze | Jeanne\n";
    const std::string more = "Lac | deux, le soir. | personne\nBois | une | Luc, le\nsamedi, quand il peut. Il a la\nclef.\n";
    const Segmented made = segmented(paragraph(6) + "\n" + rows + "\n" + more + "\n" + paragraph(6, "Deux"));
    CHECK(made.texts(PassageKind::table).size() == 1);
    CHECK(made.texts(PassageKind::paragraph).size() == 2);
}

TEST_CASE("segment: a bar that is a misread l makes no table", "[segment]") {
    const Segmented made = segmented(paragraph(4) + "\nOn dit que |’eau monte et que |’herbe pousse au bord du lac, que |’on y vient et que\n"
                                     "l’on y reste jusqu’au soir, sans que |’heure compte.\n\n" + paragraph(8));
    CHECK(made.texts(PassageKind::table).empty());
}

TEST_CASE("segment: running heads and folios are furniture, whatever their damage", "[segment]") {
    std::string text;
    for (int page = 1; page <= 5; ++page) {
        text += (page == 3 ? "Le pare en ville\n\n" : "Le parc en ville\n\n") + paragraph(6) + "\n" + std::to_string(40 + page) + "\n";
        if (page < 5) text += '\f';
    }
    const Segmented made = segmented(text);
    CHECK(made.texts(PassageKind::furniture).size() == 10);
    CHECK(made.texts(PassageKind::paragraph).size() == 5);
}

TEST_CASE("segment: paragraphs that begin with an indent, headings 1 beside 1.1, lettered lists", "[segment]") {
    std::string text;
    for (const char* heading : {"1 Le moulin", "1.1 La roue et le barrage", "1.2 La vanne", "2 La vallée", "2.1 Les prés", "2.2 Les bois"}) {
        text += std::string(heading) + "\n    " + paragraph(3) + "    " + paragraph(3, "Deux") + "\n";
    }
    text += "    Trois raisons expliquent que le moulin tourne encore quand le soir vient sur la vallée haute :\na) la pluie ;\nb) la pente ;\nc) le gardien.\n";
    const Segmented made = segmented(text);
    CHECK(made.texts(PassageKind::heading) ==
          Texts{"1 Le moulin", "1.1 La roue et le barrage", "1.2 La vanne", "2 La vallée", "2.1 Les prés", "2.2 Les bois"});
    CHECK(made.texts(PassageKind::paragraph).size() == 13);
    CHECK(made.texts(PassageKind::list_item) == Texts{"la pluie ;", "la pente ;", "le gardien."});
}

TEST_CASE("segment: people who talk are no picture", "[segment]") {
    std::string talk;
    for (int i = 0; i < 10; ++i) talk += "— et vous y alliez souvent\n— pas tous les jours\n";
    const Segmented made = segmented(paragraph(6) + "\n" + talk + "\n" + paragraph(6, "Deux"));
    CHECK(made.texts(PassageKind::figure).empty());
}

TEST_CASE("segment: a folio may stand between dashes", "[segment]") {
    const Segmented made = segmented(paragraph(6) + "\n– 4 –\n\f" + paragraph(6, "Deux") + "\n– 5 –\n");
    CHECK(made.texts(PassageKind::furniture) == Texts{"– 4 –", "– 5 –"});
}

TEST_CASE("segment: headings say whom an interview is with", "[segment]") {
    const auto [heading, function, gender, size] = GENERATE(table<std::string, std::string, std::string, std::int64_t>({
        {"Entretien avec une infirmière libérale, ville de 12 000 habitants", "infirmière libérale", "femme", 12000},
        {"Entretien avec la directrice d'un hospice, commune de plus de 2 000 habitants", "directrice d'un hospice", "femme", 2000},
        {"Entretien avec un élu, commune de 300 hab., retraité de la batellerie", "élu, retraité de la batellerie", "homme", 300},
    }));
    CAPTURE(heading);
    const Segmented made = segmented(heading + "\n\nQ : Et la rivière ?\nR : Elle monte.\n", SourceKind::interview);
    REQUIRE(made.document.interviews.size() == 1);
    CHECK(made.document.interviews[0].facts.function == function);
    CHECK(made.document.interviews[0].facts.gender == gender);
    CHECK(made.document.interviews[0].facts.size_min == size);
}

TEST_CASE("segment: sentences end where they end", "[segment]") {
    const auto [text, count] = GENERATE(values<std::pair<std::string, std::uint32_t>>({
        {"Il est venu. Il est parti.", 2},
        {"Voir p. ex. la carte, cf. l'annexe, etc. et M. Durand.", 1},
        {"Les agent.e.s viennent. Les élu.e.s aussi.", 2},
        {"« Viens. » Il vint.", 2},
        {"« Viens ! », dit-elle.", 1},
        {"Oui... mais non.", 1},
        {"Il a [...] dormi. Puis rien.", 2},
        {"La roue tourne.\nElle tourne bien\ndepuis hier.", 2},
    }));
    CAPTURE(text);
    const Segmented made = segmented("Q : " + text + "\n", SourceKind::interview);
    REQUIRE(made.document.passages.size() == 1);
    CHECK(made.document.passages[0].sentences.size() == count);
}

TEST_CASE("segment: a pattern that is none is refused with a hint", "[segment]") {
    Segment::Options options;
    options.interview_heading = {"^Entretien (avec"};
    CHECK_THROWS_AS(segmented("Texte.\n", SourceKind::report, options), Error);
}

TEST_CASE("segment: an endless pattern is stopped", "[segment]") {
    Segment::Options options;
    options.interview_heading = {"^(a+)+$"};
    CHECK_THROWS_AS(segmented(std::string(200, 'a') + "b\n", SourceKind::report, options), Error);
}

TEST_CASE("segment: interviews that are not found are reported", "[segment]") {
    Segment::Options options = study_options();
    options.interviews_begin = "^Annexe Z";
    const Segmented made = segmented(fixture("etude.txt"), SourceKind::report, options);
    CHECK(made.document.interviews.empty());
    CHECK(std::any_of(made.findings.begin(), made.findings.end(),
                      [](const Finding& finding) { return finding.severity == Severity::warning; }));
}

}  // namespace glane
