// The query language: what is understood, and what is said about the rest.
#include <catch2/catch.hpp>

#include <fmt/format.h>

#include "pipeline/base/error.h"
#include "pipeline/model/query.h"
#include "pipeline/model/unicode.h"
#include "tests/search/invented.h"

using namespace glane;
using namespace glane::test;

namespace {

Query parsed(std::string_view text) { return parse_query(text, query_cutter()); }

/// A query as an expression in prefix notation.
std::string outline(const Query& query) {
    std::string parts;
    for (const Query& part : query.parts) parts += " " + outline(part);
    switch (query.kind) {
        case QueryKind::word: return query.text;
        case QueryKind::form: return "'" + query.text;
        case QueryKind::exact: return "=" + query.text;
        case QueryKind::prefix: return query.text + "*";
        case QueryKind::lemma: return "lemma/" + query.text;
        case QueryKind::pos: return "pos/" + query.text;
        case QueryKind::phrase: return "(phrase" + parts + ")";
        case QueryKind::near: return fmt::format("(near/{}{})", query.distance, parts);
        case QueryKind::all_of: return "(and" + parts + ")";
        case QueryKind::any_of: return "(or" + parts + ")";
        case QueryKind::without: return "(not" + parts + ")";
        case QueryKind::field:
            return fmt::format("[{}:{}{}]", query.text, query.test.text, query.test.prefix ? "*" : "");
    }
    return "?";
}

std::string error_of(std::string_view text) {
    try {
        parsed(text);
    } catch (const Error& error) {
        return error.what();
    }
    return "no error";
}

}  // namespace

TEST_CASE("query: the language", "[search]") {
    auto [text, expected] = GENERATE(table<std::string, std::string>({
        {"numérique", "numérique"},
        {"a b", "(and a b)"},
        {"a ET b OU c", "(or (and a b) c)"},
        {"a AND (b OR c)", "(and a (or b c))"},
        {"a SAUF b", "(and a (not b))"},
        {"SAUF SAUF a", "a"},
        {"a et b", "(and a et b)"},
        {"\"numérique responsable\"", "(phrase 'numérique 'responsable)"},
        {"« numérique responsable »", "(phrase 'numérique 'responsable)"},
        {"“numérique responsable”~5", "(near/5 'numérique 'responsable)"},
        {"\"un\"", "'un"},
        {"\"=Numérique respons*\"", "(phrase =Numérique respons*)"},
        {"a NEAR/3 b", "(near/3 a b)"},
        {"a PRES b NEAR/5 c", "(near/5 a b c)"},
        {"(\"a b\" OU c) NEAR/2 d*", "error"},
        {"(\"a b\" OU c) NEAR/2 de*", "(or (near/2 c de*) (near/2 (phrase 'a 'b) de*))"},
        {"=mot numéri*", "(and =mot numéri*)"},
        {"l'usine", "(phrase l' usine)"},
        {"l'usin*", "(phrase l' usin*)"},
        {"agent.e.s", "agent.e.s"},
        {"élu(e)s", "élu(e)s"},
        {"(élus)", "élus"},
        {"\"=20 000 hab*\"", "(phrase =20 000 hab*)"},
        {"\"=20 0000\"", "(phrase =20 '0000)"},
        {"20 000 habitants", "(and 20 000 habitants)"},
        {"qu'est-ce ?", "(phrase qu' est -ce)"},
        {"a – b", "(and a b)"},
        {"role:élu", "[role:élu]"},
        {"locuteur:\"Mme E1\" a", "(and [locuteur:Mme E1] a)"},
        {"document:rapport*", "[document:rapport*]"},
        {"kind:EPCI", "[kind:EPCI]"},
        {"lemme:équiper", "lemma/équiper"},
        {"lemma:équiper pos:ADJ", "(and lemma/équiper pos/ADJ)"},
        {"lemme:\"rendre compte\"", "(phrase lemma/rendre lemma/compte)"},
        {"lemme:l'usine", "(phrase lemma/l' lemma/usine)"},
        {"\"numérique pos:adj =été lemme:avoir\"", "(phrase 'numérique pos/ADJ =été lemma/avoir)"},
        {"usage NEAR/2 pos:verbe", "(near/2 usage pos/VERB)"},
        {"\"ratio 3:4 note:bien\"", "(phrase 'ratio '3:4 'note 'bien)"},
    }));
    CAPTURE(text);
    if (expected == "error") {
        CHECK_THROWS_AS(parsed(text), Error);
    } else {
        CHECK(outline(parsed(text)) == expected);
    }
}

TEST_CASE("query: numbers and brackets", "[search]") {
    CHECK(parsed("page:30..36").test.range.high == 36);
    CHECK(parsed("page:>30").test.range.low == 31);
    const FieldTest above = parsed("taille:>10000").test;
    CHECK(above.range.low == 10000);
    CHECK(above.range_end.low == 10001);
    const FieldTest around = parsed("taille:5000").test;
    CHECK(around.range.high == 5000);
    CHECK(around.range_end.low == 5000);
}

TEST_CASE("query: a fault is shown with carets and a hint", "[search]") {
    CHECK(error_of("(numérique ET sobriété") ==
          "requête:1:1: error: parenthèse jamais fermée\n"
          "  (numérique ET sobriété\n"
          "  ^\n"
          "  hint: la fermer, ou l'enlever");
    CHECK(error_of("numérique ET") ==
          "requête:1:11: error: il manque un mot après ceci\n"
          "  numérique ET\n"
          "            ^^\n"
          "  hint: écrire un mot derrière, ou des minuscules pour chercher le mot lui-même");
    CHECK(error_of("été locutteur:E1") ==
          "requête:1:5: error: champ inconnu « locutteur »\n"
          "  été locutteur:E1\n"
          "      ^^^^^^^^^\n"
          "  hint: « locuteur: » peut-être ?");
}

TEST_CASE("query: what is wrong is never passed over", "[search]") {
    auto [text, what] = GENERATE(table<std::string, std::string>({
        {"", "aucun mot"},
        {"   ", "aucun mot"},
        {"? !", "aucun mot"},
        {"OU a", "commence par un opérateur"},
        {"a OU", "il manque un mot"},
        {"a ET OU b", "il manque un mot"},
        {"SAUF", "il manque un mot"},
        {"()", "parenthèses vides"},
        {"a)", "fermée sans avoir été ouverte"},
        {"\"a b", "guillemet jamais fermé"},
        {"« a", "guillemet jamais fermé"},
        {"\"\"", "pas de mot entre les guillemets"},
        {"\"a b\"~x", "veut un nombre"},
        {"\"a b\"~99999999999999999999", "plus de 1000 mots"},
        {"~5", "ne suit pas"},
        {"a NEAR/ b", "veut un nombre"},
        {"a NEAR/2 b NEAR/3 c", "deux distances"},
        {"a NEAR/2 (b ET c)", "NEAR ne relie que"},
        {"a NEAR/2 role:élu", "NEAR ne relie que"},
        {"n*", "au moins deux lettres"},
        {"*tion", "fin d'un mot"},
        {"nu*que", "fin d'un mot"},
        {"=", "sans mot"},
        {"=nu*", "ne vont pas ensemble"},
        {"page:abc", "nombre ou un intervalle"},
        {"page:36..30", "à l'envers"},
        {"page:", "sans valeur"},
        {"foo:bar", "champ inconnu"},
        {"pos:XYZ", "catégorie inconnue"},
        {"\"a pos:XYZ\"", "catégorie inconnue"},
        {"pos:", "sans valeur"},
        {"\"a lemme: b\"", "sans valeur"},
        {"lemme:équ*", "ne prend pas d'étoile"},
        {"lemme:?", "pas de mot ici"},
        {"a\xFF", "UTF-8"},
        {"\xED\xA0\x80", "UTF-8"},
    }));
    CAPTURE(text);
    const std::string said = error_of(text);
    CHECK_THAT(said, Catch::Contains(what));
    CHECK_THAT(said, Catch::Contains("\n  hint: "));
    CHECK_THAT(said, Catch::Contains("^"));
}

TEST_CASE("query: long and hostile texts end in an answer or an error", "[search][property]") {
    std::string operators = "mot";
    for (int i = 0; i < 1000; ++i) operators += i % 3 == 0 ? " OU mot" : i % 3 == 1 ? " ET mot" : " SAUF mot";
    CHECK_NOTHROW(parsed(operators));
    CHECK_THROWS_AS(parsed(std::string(100000, 'a')), Error);
    CHECK_THROWS_AS(parsed(std::string(5000, '(')), Error);
    CHECK_THROWS_AS(parsed(std::string(kDeepestQuery + 1, '(') + "a" + std::string(kDeepestQuery + 1, ')')), Error);
    CHECK_NOTHROW(parsed(std::string(kDeepestQuery, '(') + "a" + std::string(kDeepestQuery, ')')));
    CHECK_NOTHROW(parsed("\u202Eשלום \u200Bمرحبا"));

    const std::vector<std::string> pieces = {"a",    " ",    "(",      ")",  "\"",    "«",      "»",    "*",  "=",
                                             "~",    "5",    "NEAR",   "/",  " ET ",  ":",      "page", "OU", "'",
                                             "é",    "\x01", "\u0301", "..", ">",     "SAUF ",  "l'a",  "20", "\n",
                                             "\xC3", "-",    "(e",     "\t", "role:", "lemme:", "pos:", "ADJ"};
    Dice dice(7);
    std::size_t answers = 0;
    for (int round = 0; round < 20000; ++round) {
        std::string text;
        for (std::size_t i = 1 + dice.roll(12); i > 0; --i) text += dice.pick(pieces);
        CAPTURE(text);
        try {
            parsed(text);
            ++answers;
        } catch (const Error& error) {
            REQUIRE(!error.fault().hint.empty());
            REQUIRE(first_invalid_utf8(error.what()) == std::string_view::npos);
        }
    }
    CHECK(answers > 1000);
}

TEST_CASE("query: the page of the syntax names every field", "[search]") {
    const std::string page = query_syntax();
    for (const FieldRow& row : search_fields()) CHECK_THAT(page, Catch::Contains(std::string(row.name) + ":"));
}
