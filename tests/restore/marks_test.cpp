#include "stages/restore/marks.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <string>
#include <utility>

#include "stages/restore/restore.h"

using namespace glane;

namespace {

const Lexicon& french() {
    static const Lexicon lexicon = Lexicon::open(std::filesystem::path(GLANE_SOURCE_DIR) / "lexicon");
    return lexicon;
}

std::string with_calls(const std::string& page) {
    return restoring::restore_note_calls(page, {{0, static_cast<std::uint32_t>(page.size())}}).finish().text;
}

std::string with_bullets(const std::string& text) { return restoring::restore_bullets(text, french()).finish().text; }

const std::string kBody = "Les communes du canton ont été vues une par une, puis deux fois chacune.\n";

}  // namespace

TEST_CASE("marks: a sign behind a word is the call of the page's only note", "[restore]") {
    const auto [read, restored] = GENERATE(table<std::string, std::string>({
        {"Le maire d'une commune' dont le nom", "Le maire d'une commune¹ dont le nom"},
        {"Le juge’ Martin", "Le juge¹ Martin"},
        {"la collecte? reste longue", "la collecte¹ reste longue"},
        {"la collecte?reste longue", "la collecte¹ reste longue"},
        {"la collecte®, longue", "la collecte¹, longue"},
        {"la collecte,* longue", "la collecte,¹ longue"},
        {"la collecte1 est longue", "la collecte¹ est longue"},
    }));
    CAPTURE(read);
    CHECK(with_calls(kBody + read + ".\n\n1 Le nom est changé.\n") == kBody + restored + ".\n\n1 Le nom est changé.\n");
}

TEST_CASE("marks: calls take the numbers of the notes in their order", "[restore]") {
    CHECK(with_calls(kBody + "Le bilan* a plu?*aux élus.\n\n22 Il est public.\n23 Pas à tous.\n") ==
          kBody + "Le bilan²² a plu²³ aux élus.\n\n22 Il est public.\n23 Pas à tous.\n");
    // A call that was read as it is serves its note, and digits among the signs must fit.
    CHECK(with_calls(kBody + "Le bilan¹ a plu'2aux élus.\n\n1 Il est public.\n12 Pas à tous.\n") ==
          kBody + "Le bilan¹ a plu¹² aux élus.\n\n1 Il est public.\n12 Pas à tous.\n");
}

TEST_CASE("marks: where it is not certain which sign is the call, all stay", "[restore]") {
    const auto page = GENERATE(
        as<std::string>(), "Le bilan* a plu* aux élus.\n\n1 Il est public.\n", "A-t-il plu? Non.\n\n1 Il est public.\n",
        "Il a dit “oui” puis 'non' aux élus.\n\n1 Il est public.\n", "L'usage d' un outil.\n\n1 Il est public.\n",
        "Le bilan* a plu aux élus.\n", "Le format mp3 et la loi.\n\n3 Il est public.\n");
    CAPTURE(page);
    CHECK(with_calls(kBody + page) == kBody + page);
}

TEST_CASE("marks: a letter that begins several lines is a bullet where one is read so", "[restore]") {
    CHECK(with_bullets("Il faut :\ne des outils ;\ne du temps.\n") == "Il faut :\n• des outils ;\n• du temps.\n");
    const auto text = GENERATE(as<std::string>(), "Il faut :\ne des outils\n", "a la mairie\na la poste\n",
                               "y a du monde\ny a du bruit\n", "o un rond\no un autre\n", "e\ne\n", "");
    CAPTURE(text);
    CHECK(with_bullets(text) == text);
}
