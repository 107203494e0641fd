// Tables: rows and cells as a reader would copy them out, and nothing in a column where it does not belong.

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>

#include "tests/segment/build.h"

namespace glane {
namespace {

using test::paragraph;
using test::segmented;
using test::Segmented;
using Rows = std::vector<std::vector<std::string>>;

/// A page of text around a table.
std::string around(std::string_view table) {
    return paragraph(5) + "\n" + std::string(table) + "\n" + paragraph(5, "Puis les");
}

Rows rows_of(const TextTable& table) {
    Rows rows;
    for (const TableRow& row : table.rows) {
        auto& cells = rows.emplace_back();
        for (const TableCell& cell : row.cells) cells.push_back(cell.text);
    }
    return rows;
}

std::vector<std::string> names_of(const TextTable& table) {
    std::vector<std::string> names;
    for (const TableCell& column : table.columns) names.push_back(column.text);
    return names;
}

std::vector<std::string> said(const Segmented& made, Severity severity) {
    std::vector<std::string> said;
    for (const Finding& finding : made.findings) {
        if (finding.severity == severity)
            said.push_back(finding.fault.what + (finding.fault.hint.empty() ? "" : "; " + finding.fault.hint));
    }
    return said;
}

bool any_holds(const std::vector<std::string>& texts, std::string_view part) {
    return std::any_of(texts.begin(), texts.end(),
                       [&](const std::string& text) { return text.find(part) != std::string::npos; });
}

const std::string kSurvey =
    "Effectifs %\n"
    "Bibliothèque municipale 120 48,0 %\n"
    "Médiathèque du réseau intercommunal ou point\n"
    "lecture associatif 65 26,0 %\n"
    "Autre 40 16,0%\n"
    "Sans réponse 25 10.0 %\n"
    "Total 250 100,0 %\n"
    "Source : enquête « Lire au village », tri à plat,\n"
    "\n"
    "https://www.exemple.fr/lire.pdf\n";

// --- every word in one place -----------------------------------------------------------------------

void claim(std::vector<int>& claimed, const std::vector<Span>& pieces) {
    for (const Span piece : pieces) {
        for (std::uint32_t i = piece.begin; i < piece.end; ++i) ++claimed[i];
    }
}

void check_words(const Document& document) {
    std::vector<int> claimed(document.text.size(), 0);
    for (const TextTable& table : document.tables) {
        claim(claimed, table.caption_pieces);
        for (const TableCell* cell : {&table.source, &table.repeated_header, &table.unassigned})
            claim(claimed, cell->pieces);
        for (const TableCell& column : table.columns) claim(claimed, column.pieces);
        for (const TableRow& row : table.rows) {
            REQUIRE(row.cells.size() == table.columns.size());
            claim(claimed, row.unassigned.pieces);
            for (const TableCell& cell : row.cells) claim(claimed, cell.pieces);
        }
    }
    for (const Passage& passage : document.passages) {
        if (passage.kind != PassageKind::table) continue;
        for (const Span piece : passage.pieces) {
            for (std::uint32_t i = piece.begin; i < piece.end; ++i) {
                const auto byte = static_cast<unsigned char>(document.text[i]);
                const bool is_word = byte > 0x20 && byte != 0x7F &&
                                     std::string_view("|-+=:_").find(document.text[i]) == std::string_view::npos;
                if (claimed[i] == 1 || (claimed[i] == 0 && !is_word)) continue;
                CAPTURE(i, claimed[i], document.text.substr(i, 40), document.text);
                FAIL("a word of a table is lost or stands twice");
            }
        }
    }
}

}  // namespace

TEST_CASE("tables: rows of numbers with wrapped labels, and a sum that is right", "[segment]") {
    const Segmented made = segmented(around(kSurvey));
    REQUIRE(made.document.tables.size() == 1);
    const TextTable& table = made.document.tables[0];
    CHECK(table.id == "tableau-1");
    CHECK(table.numeric);
    CHECK(names_of(table) == std::vector<std::string>{"", "Effectifs", "%"});
    CHECK(rows_of(table) == Rows{{"Bibliothèque municipale", "120", "48,0 %"},
                                 {"Médiathèque du réseau intercommunal ou point lecture associatif", "65", "26,0 %"},
                                 {"Autre", "40", "16,0%"},
                                 {"Sans réponse", "25", "10.0 %"},
                                 {"Total", "250", "100,0 %"}});
    CHECK(table.source.text == "Source : enquête « Lire au village », tri à plat, https://www.exemple.fr/lire.pdf");
    CHECK(said(made, Severity::warning).empty());
    CHECK(any_holds(said(made, Severity::note), "adds up: 250, 100,0 %"));
    check_words(made.document);
}

TEST_CASE("tables: a misread digit is found by arithmetic, and which one", "[segment]") {
    const auto [read, wrong, what] = GENERATE(table<std::string, std::string, std::string>({
        {"point\nlecture associatif 65", "point\nlecture associatif 85",
         "add up to 270, the total says 250; line 10: 65 instead of 85"},
        {"Total 250", "Total 260", "add up to 250, the total says 260; line 13: 250 instead of 260"},
        {"Autre 40 16,0%", "Autre 40 18,0%",
         "\"Autre\": 40 of 250 is 16,0 %, the table says 18,0 %; 16,0 % instead of 18,0 %"},
    }));
    std::string text = kSurvey;
    text.replace(text.find(read), read.size(), wrong);
    CAPTURE(text);
    const Segmented made = segmented(around(text));
    const auto warnings = said(made, Severity::warning);
    CAPTURE(warnings);
    CHECK(any_holds(warnings, what));
}

TEST_CASE("tables: thousands in groups, numbers in labels, signs of missing values", "[segment]") {
    const Segmented made =
        segmented(around("Tableau 2. Communes et habitants\n"
                         "Taille de la commune Communes Habitants\n"
                         "Moins de 2 000 habitants 812 640 300\n"
                         "De 2 000 à 10 000 215 1 020 400\n"
                         "Plus de 10 000 n.d. 998 100\n"
                         "Îles 14 -\n"
                         "Ensemble 1 041 2 658 800\n"));
    REQUIRE(made.document.tables.size() == 1);
    const TextTable& table = made.document.tables[0];
    CHECK(table.caption == "Tableau 2. Communes et habitants");
    CHECK(rows_of(table) == Rows{{"Moins de 2 000 habitants", "812", "640 300"},
                                 {"De 2 000 à 10 000", "215", "1 020 400"},
                                 {"Plus de 10 000", "n.d.", "998 100"},
                                 {"Îles", "14", "-"},
                                 {"Ensemble", "1 041", "2 658 800"}});
    CHECK(said(made, Severity::warning).empty());
    check_words(made.document);
}

TEST_CASE("tables: headings within, subtotals, years as names, a total column", "[segment]") {
    const Segmented made =
        segmented(around("Équipement 2019 2020 Total\n"
                         "Communes rurales\n"
                         "Avec site 12 15 27\n"
                         "Sans site 8 5 13\n"
                         "Sous-total 20 20 40\n"
                         "Communes urbaines\n"
                         "Avec site 30 31 61\n"
                         "Sans site 2 1 3\n"
                         "Sous-total 32 32 64\n"
                         "Total 52 52 104\n"));
    REQUIRE(made.document.tables.size() == 1);
    const TextTable& table = made.document.tables[0];
    CHECK(names_of(table) == std::vector<std::string>{"Équipement", "2019", "2020", "Total"});
    const Rows rows = rows_of(table);
    REQUIRE(rows.size() == 9);
    CHECK(rows[0] == std::vector<std::string>{"Communes rurales", "", "", ""});
    CHECK(rows[1] == std::vector<std::string>{"Avec site", "12", "15", "27"});
    CHECK(rows[8] == std::vector<std::string>{"Total", "52", "52", "104"});
    CHECK(said(made, Severity::warning).empty());
}

TEST_CASE("tables: words that are no prepositions keep no number; numbers name rows", "[segment]") {
    const Segmented made =
        segmented(around("Réponse Effectif Pourcentage\n"
                         "Oui, tout à fait 1 204 45,2 %\n"
                         "Non, plutôt pas 3l2 11,7 %\n"
                         "Ne sait pas 1 148 43,1 %\n"
                         "Total 2 664 100 %\n"
                         "Source : registre.\n\n"
                         "Année Naissances Décès Solde\n"
                         "2019 115 102 13\n"
                         "2020 99 110 -11\n"
                         "2021 108 104 4\n"));
    REQUIRE(made.document.tables.size() == 2);
    CHECK(rows_of(made.document.tables[0])[0] == std::vector<std::string>{"Oui, tout à fait", "1 204", "45,2 %"});
    CHECK(rows_of(made.document.tables[0])[1] == std::vector<std::string>{"Non, plutôt pas", "3l2", "11,7 %"});
    CHECK(any_holds(said(made, Severity::note), "adds up: 2 664, 100 %"));
    CHECK(rows_of(made.document.tables[1])[1] == std::vector<std::string>{"2020", "99", "110", "-11"});
    check_words(made.document);
}

TEST_CASE("tables: bars decide where all of them were read", "[segment]") {
    const std::string rule = GENERATE("", "|---|---|---|\n");
    const Segmented made = segmented(around("| Lieu | Horaires | Accès |\n" + rule +
                                            "| Mairie | Du lundi au vendredi, le matin | Rampe |\n"
                                            "| Préau | | Par la cour |\n"
                                            "| Salle des fêtes et | Sur demande au | |\n"
                                            "| du conseil | secrétariat | Deux marches |\n"));
    REQUIRE(made.document.tables.size() == 1);
    const TextTable& table = made.document.tables[0];
    CHECK(names_of(table) == std::vector<std::string>{"Lieu", "Horaires", "Accès"});
    CHECK(rows_of(table) == Rows{{"Mairie", "Du lundi au vendredi, le matin", "Rampe"},
                                 {"Préau", "", "Par la cour"},
                                 {"Salle des fêtes et du conseil", "Sur demande au secrétariat", "Deux marches"}});
    check_words(made.document);
}

namespace {

/// Three rows over two pages, as a reading gave them: most bars are lost, the header comes again.
const std::string kTorn =
    "Annexe 4. Les écoles et leurs jardins\n\n"
    "École |Jardin potager Cantine et repas |Sorties de l'année\n"
    "École du |Les élèves arrosent les Les repas sont préparés |Une visite de la ferme\n"
    "bourg tomates tous les matins. |sur place par deux au printemps, puis du\n"
    "|Les parents viennent cuisinières. Le pain vient musée de la mer en été.\n"
    "aider le samedi. du boulanger du village.\n"
    "École de Le jardin est fermé |La cantine est gérée par Aucune sortie prévue\n"
    "la plage depuis deux ans. |une entreprise privée.\n"
    "\fÉcole |Jardin potager Cantine et repas Sorties de l'année\n"
    "École des |Un jardin partagé avec |Les enfants mangent dans |La classe de neige a\n"
    "tilleuls les voisins du quartier. la salle des fêtes. lieu tous les deux ans.\n";

Segment::Options school_options() {
    Segment::Options options;
    options.table.push_back(
        {"^Annexe 4", {"École", "Jardin potager", "Cantine et repas", "Sorties de l'année"}, "^École d"});
    return options;
}

}  // namespace

TEST_CASE("tables: where bars are lost, words stay in their column or in none", "[segment]") {
    const Segmented made = segmented(paragraph(6) + "\n" + kTorn, SourceKind::report, school_options());
    REQUIRE(made.document.tables.size() == 1);
    const TextTable& table = made.document.tables[0];
    CHECK(table.caption == "Annexe 4. Les écoles et leurs jardins");
    CHECK(names_of(table) ==
          std::vector<std::string>{"École", "Jardin potager", "Cantine et repas", "Sorties de l'année"});
    REQUIRE(table.rows.size() == 3);
    const Rows truth = {
        {"École du bourg", "Les élèves arrosent les tomates tous les matins. Les parents viennent aider le samedi.",
         "Les repas sont préparés sur place par deux cuisinières. Le pain vient du boulanger du village.",
         "Une visite de la ferme au printemps, puis du musée de la mer en été."},
        {"École de la plage", "Le jardin est fermé depuis deux ans.", "La cantine est gérée par une entreprise privée.",
         "Aucune sortie prévue"},
        {"École des tilleuls", "Un jardin partagé avec les voisins du quartier.",
         "Les enfants mangent dans la salle des fêtes.", "La classe de neige a lieu tous les deux ans."}};
    const Rows read = rows_of(table);
    std::size_t words = 0;
    std::size_t unassigned = 0;
    for (std::size_t r = 0; r < truth.size(); ++r) {
        unassigned += static_cast<std::size_t>(
            std::count(table.rows[r].unassigned.text.begin(), table.rows[r].unassigned.text.end(), ' '));
        for (std::size_t c = 0; c < truth[r].size(); ++c) {
            CAPTURE(r, c, read[r][c], table.rows[r].unassigned.text);
            // What is assigned is a part of the truth, in its order.
            std::size_t at = 0;
            for (std::size_t begin = 0; begin < read[r][c].size();) {
                const std::size_t end = std::min(read[r][c].find(' ', begin), read[r][c].size());
                at = truth[r][c].find(read[r][c].substr(begin, end - begin), at);
                REQUIRE(at != std::string::npos);
                ++words;
                begin = end + 1;
            }
        }
    }
    CHECK(unassigned * 4 < words);
    CHECK_FALSE(table.repeated_header.text.empty());
    check_words(made.document);
}

TEST_CASE("tables: without columns or bars nothing is guessed", "[segment]") {
    Segment::Options options;
    options.table.push_back({"^Annexe 4", {"A", "B"}, ""});
    const Segmented made =
        segmented(around("| un\ndeux | trois\nquatre | cinq | six | sept\nhuit | neuf | dix\n"), SourceKind::report);
    for (const TextTable& table : made.document.tables) {
        for (const TableRow& row : table.rows) CHECK(row.cells.size() == table.columns.size());
    }
    check_words(made.document);
}

TEST_CASE("tables: the researcher's cells stand, and rows that mean none are findings", "[segment]") {
    const auto correction = [](std::size_t line, std::string table, std::string row, std::string column,
                               std::string text) {
        return TableCorrection{{"tables.csv", line}, "texte.txt",       std::move(table),
                               std::move(row),       std::move(column), std::move(text)};
    };
    const Segmented made = segmented(around(kSurvey), SourceKind::report, {}, {},
                                     {correction(2, "tableau-1", "bibliotheque municipale", "effectifs", "121"),
                                      correction(3, "1", "3", "3", "17 %"), correction(4, "1", "6", "1", "Ailleurs"),
                                      correction(5, "tableau-7", "1", "1", "x"), correction(6, "1", "Gare", "1", "x"),
                                      correction(7, "1", "1", "Rang", "x")});
    const TextTable& table = made.document.tables.at(0);
    CHECK(table.rows[0].cells[1].text == "121");
    CHECK(table.rows[0].cells[1].corrected);
    CHECK_FALSE(table.rows[0].cells[1].pieces.empty());
    CHECK(table.rows[2].cells[2].text == "17 %");
    REQUIRE(table.rows.size() == 6);
    CHECK(table.rows[5].cells[0].text == "Ailleurs");
    std::vector<std::size_t> lines;
    for (const Finding& finding : made.findings) {
        if (finding.severity == Severity::error) lines.push_back(finding.fault.where.line);
    }
    CHECK(lines == std::vector<std::size_t>{5, 6, 7});
}

TEST_CASE("tables: every word stands in one place, in random tables", "[segment][property]") {
    const std::string_view bits[] = {"Total ",
                                     "12 ",
                                     "3,5 % ",
                                     "| ",
                                     "|",
                                     "\n",
                                     "\n",
                                     "\n\n",
                                     "\f",
                                     "École d",
                                     "mot ",
                                     "Un mot. ",
                                     "2 000 ",
                                     "n.d. ",
                                     "Source : x\n",
                                     "Tableau 1. Titre\n",
                                     "Effectifs %\n",
                                     "- ",
                                     "---",
                                     "|---|---|\n",
                                     "    ",
                                     "\t",
                                     "l4 ",
                                     "a | b | c\n",
                                     "d | e | f\n",
                                     "Rang 3 4,0 %\n",
                                     "Rang 5 6,0 %\n",
                                     "Rang 7 8,0 %\n",
                                     "\xC3\xA9t\xC3\xA9 "};
    std::uint32_t seed = 5;
    Segment::Options options = school_options();
    options.table[0].caption = "Titre";
    for (int round = 0; round < 60; ++round) {
        std::string text = paragraph(5) + "\n";
        for (int i = 0; i < 60; ++i) {
            seed = seed * 1664525U + 1013904223U;
            text += bits[(seed >> 16U) % std::size(bits)];
        }
        check_words(segmented(text, SourceKind::report, options).document);
    }
}

TEST_CASE("tables: hostile tables are survived", "[segment]") {
    const std::string text =
        GENERATE(std::string("|\n|\n|\n"), std::string(3000, '|') + " x " + std::string(3000, '|') + "\n",
                 std::string("1 1 1\n1 1 1\n1 1 1\n"), "x " + std::string(4000, '1') + " 2\n",
                 std::string("Total 1 %\nTotal 2 %\nTotal 3 %\n"), std::string("a | b\n"));
    check_words(segmented(around(text)).document);
}

TEST_CASE("tables: large ones cost in proportion", "[segment][slow]") {
    std::string rows = "Effectifs %\n";
    std::string cells = "Nom | Lieu | Note\n";
    for (int i = 0; i < 100'000; ++i) {
        rows += "Total 12 3,5 %\n";
        cells += i % 3 == 0 ? "Rang du jour | un lieu | une note\n" : "du jour | un lieu une note\n";
    }
    CHECK(segmented(around(rows)).document.tables.size() == 1);
    CHECK(segmented(around(cells)).document.tables.size() == 1);
    std::string line = "Nom | Lieu | Note\nA | b | c\n";
    for (int i = 0; i < 200'000; ++i) line += i % 7 == 0 ? "mot | " : "mot ";
    check_words(segmented(around(line + "\nD | e | f\n")).document);
}

}  // namespace glane
