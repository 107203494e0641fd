#include "pipeline/model/tokenize.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

#include "pipeline/base/error.h"
#include "pipeline/model/language.h"

namespace glane {
namespace {

const Language& french() {
    static const Language language = Language::load(std::string(GLANE_SOURCE_DIR) + "/lexicon");
    return language;
}

/// The tokens with | between, numbers as <…> and punctuation as {…}.
std::string cut(std::string_view text) {
    std::string out;
    for (const Token& token : tokenize(text, french())) {
        if (!out.empty()) out += '|';
        const std::string form(token.span.of(text));
        if (token.kind == TokenKind::word) out += form;
        if (token.kind == TokenKind::number) out += '<' + form + '>';
        if (token.kind == TokenKind::punctuation) out += '{' + form + '}';
    }
    return out;
}

using Case = std::pair<std::string, std::string>;

}  // namespace

TEST_CASE("tokens: elided words are apart, whole words stay whole", "[tokenize]") {
    const auto [text, expected] = GENERATE(values<Case>({
        {"l'usine", "l'|usine"},
        {"L’été, jusqu’au soir", "L’|été|{,}|jusqu’|au|soir"},
        {"aujourd'hui", "aujourd'hui"},
        {"d'aujourd’hui", "d'|aujourd’hui"},
        {"quelqu'un", "quelqu'un"},
        {"qu'un", "qu'|un"},
        {"c'est-à-dire", "c'est-à-dire"},
        {"c'est à dire", "c'|est|à|dire"},
        {"l’après-midi", "l’|après-midi"},
        {"p'tit O'Brien", "p'tit|O'Brien"},
        {"d'’une", "d'’|une"},
        {"l'« usine »", "l'|{«}|usine|{»}"},
        {"main-d'œuvre", "main-d'œuvre"},
        {"'usine'", "{'}|usine|{'}"},
    }));
    CHECK(cut(text) == expected);
}

TEST_CASE("tokens: compounds stay whole, clitics are apart", "[tokenize]") {
    const auto [text, expected] = GENERATE(values<Case>({
        {"semi-directifs", "semi-directifs"},
        {"a-t-elle", "a|-t-elle"},
        {"Est-ce que", "Est|-ce|que"},
        {"qu'est-ce", "qu'|est|-ce"},
        {"dit-il.", "dit|-il|{.}"},
        {"donne-le-moi", "donne|-le|-moi"},
        {"rendez-vous", "rendez-vous"},
        {"tout-en-un", "tout-en-un"},
        {"Bourg-la-Reine", "Bourg-la-Reine"},
        {"elle-même, peut-être", "elle-même|{,}|peut-être"},
        {"celle-là", "celle-là"},
        {"va-t'en", "va|-t'|en"},
        {"mot -il", "mot|{-}|il"},
        {"fin- ", "fin|{-}"},
    }));
    CHECK(cut(text) == expected);
}

TEST_CASE("tokens: inclusive writing is one word", "[tokenize]") {
    const auto [text, expected] = GENERATE(values<Case>({
        {"agent.e.s et chercheur.e.s", "agent.e.s|et|chercheur.e.s"},
        {"citoyen·ne·s", "citoyen·ne·s"},
        {"élu.e. Il", "élu.e|{.}|Il"},
        {"un.e élu(e)s", "un.e|élu(e)s"},
        {"maire.sse.s", "maire.sse.s"},
        {"le.la responsable", "le.la|responsable"},
        {"fin.Alors", "fin|{.}|Alors"},
        {"fin.alors", "fin|{.}|alors"},
        {"mot (e)", "mot|{(}|e|{)}"},
    }));
    CHECK(cut(text) == expected);
}

TEST_CASE("tokens: numbers are one token with their parts", "[tokenize]") {
    const auto [text, expected] = GENERATE(values<Case>({
        {"20 000 habitants", "<20 000>|habitants"},
        {"2 000,5", "<2 000,5>"},
        {"100.0 %", "<100.0 %>"},
        {"42% des", "<42%>|des"},
        {"en 2021 427 communes", "en|<2021>|<427>|communes"},
        {"12 3456", "<12>|<3456>"},
        {"le 12/03/2023", "le|<12/03/2023>"},
        {"00:12:31", "<00:12:31>"},
        {"2014-2020", "<2014-2020>"},
        {"la 5G, le 2e, 8h30", "la|5G|{,}|le|<2e>|{,}|<8h30>"},
        {"3, 4.", "<3>|{,}|<4>|{.}"},
        {"7 000 000", "<7 000 000>"},
        {"covid-19", "covid-19"},
    }));
    CHECK(cut(text) == expected);
}

TEST_CASE("tokens: addresses and signs", "[tokenize]") {
    const auto [text, expected] = GENERATE(values<Case>({
        {"voir https://exemple.fr/a_b?c=1.", "voir|https://exemple.fr/a_b?c=1|{.}"},
        {"(www.exemple.org)", "{(}|www.exemple.org|{)}"},
        {"mairie@exemple.fr, merci", "mairie@exemple.fr|{,}|merci"},
        {"sur exemple.fr.", "sur|exemple.fr|{.}"},
        {"[...] puis […] (...)", "{[...]}|puis|{[…]}|{(...)}"},
        {"et... oui…", "et|{...}|oui|{…}"},
        {"[rires] Non ?!", "{[}|rires|{]}|Non|{?!}"},
        {"S.I. ou SI.", "S.I.|ou|SI|{.}"},
        {"R&D", "R&D"},
        {"-----", "{-----}"},
        {"«oui»", "{«}|oui|{»}"},
    }));
    CHECK(cut(text) == expected);
}

TEST_CASE("tokens: nothing but blanks and controls lies between them", "[tokenize][property]") {
    const std::string_view alphabet[] = {"a", "É", "'", "’", "-", ".", ",", " ", "\n", "1", "000", "(", "e", ")", "[",
                                         "…", "·", "@", "%", "\x01", "://", "www.", "l", "t", "il", "«", "\xC2\xA0", "fr"};
    std::uint32_t seed = 7;
    for (int round = 0; round < 3000; ++round) {
        std::string text;
        for (int i = 0; i < 24; ++i) {
            seed = seed * 1664525U + 1013904223U;
            text += alphabet[(seed >> 16U) % std::size(alphabet)];
        }
        std::uint32_t at = 0;
        const auto check_gap = [&](std::uint32_t end) {
            for (; at < end; ++at) {
                const auto byte = static_cast<unsigned char>(text[at]);
                const bool is_gap = byte <= 0x20 || byte == 0xC2 || byte == 0xA0;
                CAPTURE(text, at);
                REQUIRE(is_gap);
            }
        };
        for (const Token& token : tokenize(text, french())) {
            REQUIRE(token.span.begin < token.span.end);
            REQUIRE(token.span.begin >= at);
            check_gap(token.span.begin);
            at = token.span.end;
        }
        check_gap(static_cast<std::uint32_t>(text.size()));
    }
}

TEST_CASE("tokens: only the part asked for is read", "[tokenize]") {
    const std::string_view text = "un deux trois";
    const std::vector<Token> tokens = tokenize(text, {3, 7}, french());
    REQUIRE(tokens.size() == 1);
    CHECK(tokens[0].span.of(text) == "deux");
}

TEST_CASE("language: stop words, elisions and abbreviations in any case", "[language]") {
    CHECK(french().is_stopword("Le"));
    CHECK(french().is_stopword("L’"));
    CHECK(french().is_stopword("du coup"));
    CHECK(french().is_stopword("euh"));
    CHECK_FALSE(french().is_stopword("numérique"));
    CHECK(french().is_elision("Jusqu"));
    CHECK_FALSE(french().is_elision("p"));
    CHECK(french().is_abbreviation("Cf."));
    CHECK_FALSE(french().is_abbreviation("fin."));
}

TEST_CASE("language: a line of facts.tsv without its three fields is refused", "[language]") {
    CHECK_THROWS_AS(Language::parse({.stopwords = {}, .elisions = {}, .abbreviations = {}, .facts = "role\télu\n"}), Error);
}

}  // namespace glane
