// What stands in quotes, who says it, and what it is.

#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

#include "tests/segment/build.h"

namespace glane {

using test::paragraph;
using test::segmented;
using test::Segmented;
using Texts = std::vector<std::string>;

namespace {

/// "use: words" of every quotation, with its attribution behind a dash, and ~ where the end is a guess.
Texts quotations(const Segmented& made) {
    Texts found;
    for (const Quotation& quotation : made.document.quotations) {
        std::string line = std::string(name_of(quotation.use)) + ": " + made.document.pieces_text(quotation.pieces);
        if (!quotation.attribution.empty()) line += " — " + made.document.pieces_text({quotation.attribution});
        if (!quotation.closed) line += " ~";
        found.push_back(line);
    }
    return found;
}

Texts in_report(const std::string& words) { return quotations(segmented(words + "\n\n" + paragraph(4))); }

}  // namespace

TEST_CASE("quotations: marks are paired by where they stand", "[segment]") {
    const auto [words, expected] = GENERATE(values<std::pair<std::string, Texts>>({
        {"On parle de “moulin”, de « scierie » et de \"forge\" au village.",
         {"term: “moulin”", "term: « scierie »", "term: \"forge\""}},
        {"On parle de ‘moulin” et de “scierie’ dans l'usine d'aujourd'hui.", {"term: ‘moulin”", "term: “scierie’"}},
        {"La règle “Refuser le « tout béton»“ est la première des cinq règles.",
         {"term: “Refuser le « tout béton»“", "term: « tout béton»"}},
        {"L'idée d”acheter la paix” a fait son chemin.", {"term: ”acheter la paix”"}},
        {"Il faut une “digue de terre dans la vallée. On la fera “demain” ou jamais.",
         {"term: “digue de terre dans la vallée. ~", "term: “demain”"}},
        {"L’usine n’est qu’une ruine, aujourd’hui, et l’eau l’a prise.", {}},
        {"Les procédures” sont longues, et l'été aussi.", {}},
        {"Le 5' et le 6\" sont des mesures d'angle, dit-on.", {}},
    }));
    CAPTURE(words);
    CHECK(in_report(words) == expected);
}

TEST_CASE("quotations: an interviewee, a document or a term", "[segment]") {
    const auto [words, expected] = GENERATE(values<std::pair<std::string, Texts>>({
        {"L'inquiétude gagne : “Le jour où elle cède, on monte au clocher.” (élu.e). La plupart en conviennent.",
         {"interview: “Le jour où elle cède, on monte au clocher.” — (élu.e)"}},
        {"La digue est neuve, “quoique rien n'arrête une vraie crue”, précise le maire du bourg.",
         {"interview: “quoique rien n'arrête une vraie crue” — précise le maire"}},
        {"Comme l'exprime un maire : ‘les gens reviendront au bord de l'eau”, et la digue se fait.",
         {"interview: ‘les gens reviendront au bord de l'eau” — Comme l'exprime un maire"}},
        {"“Mon père passait ses dimanches sur la berge. Moi je n'y vais plus, je regarde l'eau de ma fenêtre.”",
         {"interview: “Mon père passait ses dimanches sur la berge. Moi je n'y vais plus, je regarde l'eau de ma "
          "fenêtre.”"}},
        {"À la question 12, “Combien de crues avez-vous connues depuis dix ans ?” les communes répondent peu.",
         {"document: “Combien de crues avez-vous connues depuis dix ans ?”"}},
        {"Les communes ont à juger s'il est prioritaire de “curer les fossés avant les pluies d'automne” ou non.",
         {"document: “curer les fossés avant les pluies d'automne”"}},
        {"Le “bon sens” des agents ne suffit pas.", {"term: “bon sens”"}},
        {"« On me demande du béton, et moi je plante des saules’(extrait d’entretien avec un agent) »",
         {"interview: « On me demande du béton, et moi je plante des saules’ — "
          "(extrait d’entretien avec un agent)"}},
    }));
    CAPTURE(words);
    CHECK(in_report(words) == expected);
}

TEST_CASE("quotations: they run over pages, notes and paragraphs", "[segment]") {
    const std::string page =
        paragraph(4) +
        "\nNotre interlocuteur raconte la crue : “deux gars du syndicat ont dormi une semaine à la grange\n\n"
        "1 Le syndicat des trois vallées.\n\f"
        "avec leurs pompes, et ils nous ont appris à lire le fleuve”. C'était en hiver.\n";
    const Segmented made = segmented(page);
    CHECK(quotations(made) ==
          Texts{"interview: “deux gars du syndicat ont dormi une semaine à la grange avec leurs pompes, et "
                "ils nous ont appris à lire le fleuve” — Notre interlocuteur raconte"});
    CHECK(made.document.quotations[0].pieces.size() == 2);

    const Segmented two =
        segmented(paragraph(4) +
                  "\n“Les anciens demandent une vraie digue, et nous on les comprend, la nôtre est vieille.\n\n"
                  "Il y a aussi ceux qui dorment mal, et ceux-là ne disent rien.”\n\n(Entretien dans un village)\n\n" +
                  paragraph(4));
    CHECK(quotations(two) ==
          Texts{"interview: “Les anciens demandent une vraie digue, et nous on les comprend, la nôtre est vieille. "
                "Il y a aussi ceux qui dorment mal, et ceux-là ne disent rien.” — (Entretien dans un village)"});
}

TEST_CASE("quotations: a note call is no quotation mark", "[segment]") {
    const Segmented made =
        segmented(paragraph(4) +
                  "\nLe maire parle des communes' et de leur “digue de terre”, la seule de la vallée entière.\n\n"
                  "1 Celles de la vallée haute.\n");
    CHECK(quotations(made) == Texts{"term: “digue de terre”"});
}

}  // namespace glane
