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
        {"Le maire a peur : “Ah, si la digue lâche, on ferme les écoles.” (élu.e). La plupart en conviennent.",
         {"interview: “Ah, si la digue lâche, on ferme les écoles.” — (élu.e)"}},
        {"La digue est neuve, “même si elle n'est pas une garantie absolue”, précise le maire du village.",
         {"interview: “même si elle n'est pas une garantie absolue” — précise le maire"}},
        {"Comme l'exprime un maire : ‘il faut insister pour la digue”, et la digue se fait.",
         {"interview: ‘il faut insister pour la digue” — Comme l'exprime un maire"}},
        {"“Quand on est arrivés, on a fait le tour de la digue. Moi, j'ai mon voisin dont c'est le métier.”",
         {"interview: “Quand on est arrivés, on a fait le tour de la digue. Moi, j'ai mon voisin dont c'est le "
          "métier.”"}},
        {"À la question 8, “Qui s'occupe de la digue au sein de la mairie ?” les communes répondent peu.",
         {"document: “Qui s'occupe de la digue au sein de la mairie ?”"}},
        {"Les communes ont à juger s'il est prioritaire de “recruter des gardiens dédiés à la digue” ou non.",
         {"document: “recruter des gardiens dédiés à la digue”"}},
        {"Le “bon sens” des agents ne suffit pas.", {"term: “bon sens”"}},
        {"« La tendance, c'est la digue. Ce n'est pas ça que les agents veulent’(extrait d’entretien avec un agent) »",
         {"interview: « La tendance, c'est la digue. Ce n'est pas ça que les agents veulent’ — "
          "(extrait d’entretien avec un agent)"}},
    }));
    CAPTURE(words);
    CHECK(in_report(words) == expected);
}

TEST_CASE("quotations: they run over pages, notes and paragraphs", "[segment]") {
    const std::string page =
        paragraph(4) +
        "\nNotre interlocuteur raconte la crue : “une personne du syndicat est venue pendant quelques jours\n\n"
        "1 Le syndicat des trois vallées.\n\f"
        "voir comment on vivait, et elle nous a aidés à faire la digue”. C'était en hiver.\n";
    const Segmented made = segmented(page);
    CHECK(quotations(made) ==
          Texts{"interview: “une personne du syndicat est venue pendant quelques jours voir comment on vivait, et "
                "elle nous a aidés à faire la digue” — Notre interlocuteur raconte"});
    CHECK(made.document.quotations[0].pieces.size() == 2);

    const Segmented two =
        segmented(paragraph(4) +
                  "\n“Il y a une forte attente des villages, et nous on la comprend, la digue est vieille.\n\n"
                  "Il y a aussi une espèce de peur, et les gens la taisent.”\n\n(Entretien dans un village)\n\n" +
                  paragraph(4));
    CHECK(quotations(two) ==
          Texts{"interview: “Il y a une forte attente des villages, et nous on la comprend, la digue est vieille. "
                "Il y a aussi une espèce de peur, et les gens la taisent.” — (Entretien dans un village)"});
}

TEST_CASE("quotations: a note call is no quotation mark", "[segment]") {
    const Segmented made =
        segmented(paragraph(4) +
                  "\nLe maire parle des communes' et de leur “digue de terre”, la seule de la vallée entière.\n\n"
                  "1 Celles de la vallée haute.\n");
    CHECK(quotations(made) == Texts{"term: “digue de terre”"});
}

}  // namespace glane
