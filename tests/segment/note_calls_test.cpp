// Notes and their calls, joined both ways although the call was misread.

#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

#include "tests/segment/build.h"

namespace glane {

using test::paragraph;
using test::segmented;
using test::Segmented;

namespace {

/// A page whose text ends in these words, with notes at its foot.
std::string page(const std::string& words, const std::string& notes) {
    return paragraph(5) + "\n" + words + "\n\n" + notes + "\n";
}

/// "number: call | word before it" of every note.
std::vector<std::string> calls(const Segmented& made) {
    std::vector<std::string> found;
    for (const NoteCall& call : made.document.note_calls) {
        std::string_view text = made.document.text;
        std::string line = std::to_string(call.number) + ": ";
        if (!call.call.empty()) {
            text = text.substr(0, call.call.begin);
            line += std::string(call.call.of(made.document.text)) + " | " +
                    std::string(text.substr(text.find_last_of(" \n") + 1));
        }
        found.push_back(line);
    }
    return found;
}

}  // namespace

TEST_CASE("notes: a call is found whatever the reader made of it", "[segment]") {
    const auto [words, expected] = GENERATE(values<std::pair<std::string, std::string>>({
        {"Le moulin du Haut tourne encore le samedi1, et les autres jours il se repose un peu.", "1: 1 | samedi"},
        {"Le moulin du Haut tourne encore le samedi¹, et les autres jours il se repose un peu.", "1: ¹ | samedi"},
        {"Le moulin du Haut tourne encore*. Les autres jours il se repose un peu, dit-on au village.", "1: * | encore"},
        {"Le moulin du Haut est celui du syndicat® depuis que la commune le lui a vendu pour rien.", "1: ® | syndicat"},
        {"Le moulin du Haut est celui des communes' dont nous parlons, et l'usine n'est pas à elles.",
         "1: ' | communes"},
        {"Le moulin du Haut est celui où nous avons mené nos visites?. Les autres moulins sont à sec.",
         "1: ? | visites"},
        {"Le moulin du Haut tourne de manière spontanée's depuis que le gardien lui a parlé un soir.",
         "1: 's | spontanée"},
        {"Le maire parle d'un « moulin de tous » 1, et les autres moulins sont à des particuliers.", "1: 1 | "},
        {"Le maire parle d'un moulin ouvert à tous [1], et les autres moulins sont à des particuliers.", "1: [1] | "},
        {"Le moulin du Haut pèse 3 m2 et le CO2 n'y fait rien : personne n'a rien écrit là-dessus.", "1: "},
    }));
    CAPTURE(words);
    CHECK(calls(segmented(page(words, "1 Le relevé est fait à la main."))) == std::vector<std::string>{expected});
}

TEST_CASE("notes: calls come in the order of their notes", "[segment]") {
    const Segmented made = segmented(
        page("Le moulin tourne* quand le barrage est ouvert®, et la vanne reste fermée3 le reste du temps, dit l'élu.",
             "1 Le relevé est fait à la main.\n\n2 Le barrage est ancien.\n\n3 La vanne aussi."));
    CHECK(calls(made) == std::vector<std::string>{"1: * | tourne", "2: ® | ouvert", "3: 3 | fermée"});
    REQUIRE(made.document.note_calls.size() == 3);
    for (const NoteCall& call : made.document.note_calls) {
        CHECK(made.document.passages[call.note].kind == PassageKind::note);
        CHECK(made.document.passages[call.passage].kind == PassageKind::paragraph);
    }
}

TEST_CASE("notes: a note without a call on its page is still a note", "[segment]") {
    const Segmented made =
        segmented(page("Le moulin tourne quand le barrage est ouvert.", "1 Le relevé est fait à la main."));
    REQUIRE(made.document.note_calls.size() == 1);
    CHECK(made.document.note_calls[0].call.empty());
    CHECK(made.document.note_calls[0].passage == kNone);
}

TEST_CASE("notes: they may be numbered anew on every page, or begin in the middle", "[segment]") {
    const std::string first =
        page("Le moulin tourne le samedi1, et les autres jours il se repose.", "1 Le relevé est fait à la main.");
    const std::string second =
        page("La vanne reste fermée1, et le barrage est ouvert depuis hier.", "1 La vanne est ancienne.");
    CHECK(calls(segmented(first + "\f" + second)) == std::vector<std::string>{"1: 1 | samedi", "1: 1 | fermée"});
    CHECK(calls(segmented(page("Le moulin tourne le samedi23, et il se repose.",
                               "23 Le relevé est fait à la main.\n24 Le reste aussi."))) ==
          std::vector<std::string>{"23: 23 | samedi", "24: "});
    CHECK(calls(segmented(page("Le moulin tourne le samedi¹, et il se repose.", "1. Le relevé est fait à la main."))) ==
          std::vector<std::string>{"1: ¹ | samedi"});
}

TEST_CASE("notes: the one number that can be read tells the row", "[segment]") {
    const std::string notes =
        "‘ Cahier des charges du moulin. Le mot vanne y figure onze fois, le mot digue une seule, et le mot barrage "
        "n'y est pas.\n\n"
        "* Le dépôt a fermé en mars et n'a rouvert qu'à la fin de notre visite.\n\n"
        "* Voir la circulaire du syndicat.\n\n4 L'Écho de la vallée.";
    const Segmented made =
        segmented(paragraph(8) + "\nLe moulin tourne le samedi4, et les autres jours il se repose.\n\n" + notes + "\n");
    CHECK(made.texts(PassageKind::note).size() == 4);
    REQUIRE(made.document.note_calls.size() == 4);
    CHECK(made.document.note_calls[3].number == 4);
    CHECK(made.document.note_calls[3].call.of(made.document.text) == "4");
}

TEST_CASE("notes: raised numbers on lines close under one another", "[segment]") {
    const Segmented made = segmented(page("Le moulin¹ tourne le samedi², et les autres jours il se repose.",
                                          "¹ Le relevé est fait à la main.\n² Le dimanche aussi."));
    CHECK(calls(made) == std::vector<std::string>{"1: ¹ | moulin", "2: ² | samedi"});
}

TEST_CASE("notes: a numbered list at the foot of a page is no note", "[segment]") {
    const Segmented made = segmented(
        page("Trois moulins sont ouverts le samedi :", "1. Le moulin du Haut.\n2. Le moulin neuf.\n3. La scierie."));
    CHECK(made.document.note_calls.empty());
    CHECK(made.texts(PassageKind::note).empty());
}

}  // namespace glane
