#include "stages/trace/trace.h"

#include <algorithm>
#include <string>
#include <tuple>
#include <vector>

#include <catch2/catch.hpp>

#include "stages/trace/likeness.h"
#include "stages/trace/tables.h"
#include "stages/trace/turned.h"
#include "tests/trace/build.h"

namespace glane {
namespace {

Attestation traced(const std::string& quote, const std::string& where = "all", const Corpus& corpus = test::orchard()) {
    Trace::Options options;
    options.where = where;
    Context context;
    return Trace::run({corpus, test::french(), {quote}}, options, context).at(0);
}

std::vector<std::string> differences(const Attestation& found) {
    std::vector<std::string> all;
    for (const Difference& difference : found.differences) {
        all.push_back(std::string(name_of(difference.kind)) + ": " + difference.quote + " / " + difference.text);
    }
    return all;
}

}  // namespace

TEST_CASE("trace: case, punctuation, blanks, quotes and apostrophes do not keep a quotation from being verbatim",
          "[trace]") {
    const std::string quote = GENERATE(values<std::string>({
        "c'est un vrai poumon vert au milieu du lotissement",
        "« C’EST UN VRAI POUMON VERT, AU MILIEU DU LOTISSEMENT ! »",
        "c ' est  un vrai\tpoumon-vert au milieu du lotissement...",
        "les enfants grimpent les anciens taillent",
    }));
    CAPTURE(quote);
    const Attestation found = traced(quote);
    CHECK(found.verdict == Fidelity::verbatim);
    CHECK(found.similarity == 1);
    CHECK(found.differences.empty());
    CHECK(found.ref.interview == "entretien-1");
    CHECK(found.speaker == "Habitante");
}

TEST_CASE("trace: a passage is told with its place, from its first line to its last", "[trace]") {
    const Corpus corpus = test::orchard();
    const Attestation found = traced("Les enfants grimpent, les anciens taillent", "all", corpus);
    CHECK(found.text == "Les enfants grimpent, les anciens taillent");
    CHECK(found.ref.document == "verger.txt");
    CHECK(found.ref.line == test::line_of(corpus[0], "Les enfants grimpent"));
    CHECK(found.line_end == found.ref.line + 1);
    REQUIRE(found.spans.size() == 1);
    CHECK(found.spans[0].of(corpus[0].document.text) == "Les enfants grimpent,\nles anciens taillent");
}

TEST_CASE("trace: damaged, altered and abridged quotations are near, and the differences are told", "[trace]") {
    auto [quote, expected] = GENERATE(table<std::string, std::vector<std::string>>({
        {"un vrai poumon vort au mi1ieu du lotissement", {"replaced: vort / vert", "replaced: mi1ieu / milieu"}},
        {"des vrais poumons verts au milieu du lotissement",
         {"added: des / ", "replaced: vrais / vrai", "replaced: poumons / poumon", "replaced: verts / vert"}},
        {"chacun repart avec un panier de pommes à l'automne", {"replaced: un / son"}},
        {"chacun repart avec son grand panier de pommes à l'automne", {"added: grand / "}},
        {"chacun repart avec son panier à l'automne", {"omitted:  / de", "omitted:  / pommes"}},
        {"cuves derécupération et un pail lage épais", {}},
        {"la Bretagne maintenant c'est un vrai poumon vert au milieu du lotissement",
         {"added: la / ", "added: Bretagne / "}},
        {"les récoltes sont partagees à la saint Michel", {"replaced: partagees / partagées"}},
    }));
    CAPTURE(quote);
    const Attestation found = traced(quote);
    if (expected.empty()) {
        CHECK(found.verdict == Fidelity::verbatim);  // blanks alone
    } else {
        CHECK(found.verdict == Fidelity::near);
        CHECK(found.similarity < 1);
        CHECK(found.similarity >= 0.7);
    }
    CHECK(differences(found) == expected);
}

TEST_CASE("trace: accents that a capital has lost are no difference, others are", "[trace]") {
    CHECK(traced("ETRE PATIENT, VOILA TOUT").verdict == Fidelity::verbatim);
    const Attestation found = traced("il faut etre patient, voila tout");
    CHECK(found.verdict == Fidelity::near);
    CHECK(differences(found) == std::vector<std::string>{"replaced: etre / être", "replaced: voila / voilà"});
}

TEST_CASE("trace: a marked cut is free, in whatever brackets, and may run over turns", "[trace]") {
    const std::string cut = GENERATE(values<std::string>({"[...]", "(...)", "…", "[…]", "(…)", "..."}));
    CAPTURE(cut);
    const Attestation found =
        traced("On a commencé avec trois arbres " + cut + " chacun repart avec son panier de pommes");
    CHECK(found.verdict == Fidelity::verbatim);
    CHECK(found.text == "On a commencé avec trois arbres [...] chacun repart avec son panier de pommes");
    REQUIRE(found.differences.size() == 1);
    CHECK(found.differences[0].kind == DifferenceKind::cut);
    CHECK(found.differences[0].text.starts_with("et beaucoup de cailloux"));
    CHECK(found.differences[0].text.ends_with("les anciens taillent, et"));
}

TEST_CASE(
    "trace: a quotation may run from one passage into the next, over a footnote, not from one interview into another",
    "[trace]") {
    CHECK(traced("entre les générations du bourg. Les récoltes sont partagées").verdict == Fidelity::verbatim);
    CHECK(traced("On a commencé avec trois arbres et beaucoup de cailloux. Et maintenant ?").verdict ==
          Fidelity::verbatim);
    CHECK(traced("Il faut être patient, voilà tout. L'arrosage pendant la canicule").verdict == Fidelity::not_found);
}

TEST_CASE("trace: what nobody said is not found, and no place is made up for it", "[trace]") {
    const std::string quote = GENERATE(values<std::string>({
        "Le conseil municipal vote le budget de la piscine intercommunale au printemps prochain",
        "pendant la nuit les chats de la gare dorment sur le quai",
        "piscine",
        "le tracteur bleu",
        "?!",
        "[...]",
        "xx",
    }));
    CAPTURE(quote);
    const Attestation found = traced(quote);
    CHECK(found.verdict == Fidelity::not_found);
    CHECK(found.similarity < 0.7);
    CHECK(found.text.empty());
    CHECK(found.ref.page == 0);
}

TEST_CASE("trace: expressions of a few words are found in any number and repair, and not by their stop words",
          "[trace]") {
    auto [quote, text] = GENERATE(table<std::string, std::string>({
        {"poumon vert", "poumon vert"},
        {"poumons verts", "poumon vert"},
        {"paiIlage épais", "paillage épais"},
        {"réc@pération", "récupération"},
        {"à la", "à la"},
        {"réc0ltes partagées", "récoltes sont partagées"},
        {"un paillage", "un paillage"},
    }));
    CAPTURE(quote);
    const Attestation found = traced(quote);
    CHECK(found.verdict != Fidelity::not_found);
    CHECK(found.text == text);
}

TEST_CASE("trace: torn lines joined the wrong way round are put in order", "[trace]") {
    const Attestation found = traced("avec du cidre et des crêpes reste une fête improvisée");
    CHECK(found.verdict == Fidelity::near);
    CHECK(found.reading == QuoteReading::reordered);
    CHECK(found.text == "reste une fête improvisée, avec du cidre et des crêpes");
}

TEST_CASE("trace: letters upside down are turned round, upright words are not", "[trace]") {
    CHECK(turned_likeness("juiidsu0d", "conscient") > 0.85);
    CHECK(turned_likeness("juaiied", "patient") > 0.8);
    CHECK(turned_likeness("patient", "conscient") < 0.5);
    CHECK(looks_turned("JUIIDSU0D"));
    CHECK_FALSE(looks_turned("Tiroir"));
    const Attestation found = traced("JUaI1EQ 3J7ê");  // "être patient" with the page on its head
    CHECK(found.verdict == Fidelity::near);
    CHECK(found.reading == QuoteReading::turned);
    CHECK(found.text == "être patient");
    CHECK(traced("sous le bourg").reading == QuoteReading::upright);
}

TEST_CASE("trace: interviews alone are looked in where that is asked, and come first where both have the words",
          "[trace]") {
    CHECK(traced("La commune a planté quarante pommiers").verdict == Fidelity::verbatim);
    CHECK(traced("La commune a planté quarante pommiers", "interviews").verdict == Fidelity::not_found);
    Corpus corpus = test::orchard();
    corpus.push_back(test::report_of(
        {{PassageKind::paragraph, "On lit partout : un vrai poumon vert au milieu du lotissement.", ""}}));
    std::swap(corpus[0], corpus[1]);
    const Attestation found = traced("un vrai poumon vert au milieu du lotissement", "all", corpus);
    CHECK(found.ref.interview == "entretien-1");
    REQUIRE(found.others.size() == 1);
    CHECK(found.others[0].interview.empty());
}

TEST_CASE("trace: the same answers whatever the number of threads, in the order of the questions", "[trace]") {
    const Corpus corpus = test::orchard();
    std::vector<std::string> quotes;
    for (int i = 0; i < 200; ++i)
        quotes.push_back(i % 3 == 0 ? "poumon vert" : i % 3 == 1 ? "paillage épais" : "piscine");
    Context one(1);
    Context four(4);
    CHECK(attestations_csv(Trace::run({corpus, test::french(), quotes}, {}, one)) ==
          attestations_csv(Trace::run({corpus, test::french(), quotes}, {}, four)));
}

TEST_CASE("trace: an empty corpus and an empty list are no fault", "[trace]") {
    Context context;
    const Corpus none;
    CHECK(Trace::run({none, test::french(), {"un mot"}}, {}, context).at(0).verdict == Fidelity::not_found);
    const Corpus corpus = test::orchard();
    CHECK(Trace::run({corpus, test::french(), {}}, {}, context).empty());
    Trace::Options options;
    options.where = "nowhere";
    CHECK_THROWS_AS(Trace::run({corpus, test::french(), {"un mot"}}, options, context), Error);
}

TEST_CASE("trace: a quotation of any length and any bytes is answered", "[trace]") {
    std::string longest;
    for (int i = 0; i < 1500; ++i) longest += i % 2 == 0 ? "pommes " : "\xF0\x9F\x8D\x8E ";
    CHECK(traced(longest).verdict == Fidelity::not_found);
    CHECK(traced(std::string(5000, 'a')).verdict == Fidelity::not_found);
    CHECK(traced("[[[((( ]]] ...... ……").verdict == Fidelity::not_found);
}

TEST_CASE("trace: likeness is whole for equal words, little harmed by look-alikes and endings, none for strangers",
          "[trace]") {
    const auto like = [](const char* a, const char* b) { return likeness(WordPattern(shape_of(a)), shape_of(b)); };
    CHECK(like("verger", "verger") == 1);
    CHECK(like("mi1ieu", "milieu") > 0.94);
    CHECK(like("partage", "partagees") >= 0.85);
    CHECK(like("verger", "piscine") == 0);
    CHECK(like("numerique", "numerigue") == like("numerigue", "numerique"));
    CHECK(like("a", "") == 0);
}

TEST_CASE("quotations.csv: every quotation of the body with its source, none of the interviews' own", "[trace]") {
    Corpus corpus{test::report_of({
        {PassageKind::paragraph, "On a « trois arbres et beaucoup de cailloux », dit une habitante.", ""},
        {PassageKind::turn, "On a commencé avec trois arbres et beaucoup de cailloux, « vous voyez », et de la pluie.",
         "Habitante"},
    })};
    Document& document = corpus[0].document;
    const auto quotation = [&](std::uint32_t passage, const std::string& words) {
        const auto at = static_cast<std::uint32_t>(document.text.find(words));
        document.quotations.push_back(
            {passage, {{at, at + static_cast<std::uint32_t>(words.size())}}, {}, QuotationUse::interview, true});
    };
    quotation(0, "« trois arbres et beaucoup de cailloux »");
    quotation(1, "« vous voyez »");
    REQUIRE(quotations_of(corpus).size() == 1);
    Trace::Options options;
    options.where = "interviews";
    Context context;
    const auto found =
        Trace::run({corpus, test::french(), {"« trois arbres et beaucoup de cailloux »"}}, options, context);
    const std::string table = quotations_csv(corpus, found);
    CHECK(std::count(table.begin(), table.end(), '\n') == 2);
    CHECK(table.find("verger.txt,1,1,interview,,« trois arbres et beaucoup de cailloux »,verbatim,1.000,upright,"
                     "trois arbres et beaucoup de cailloux,verger.txt,entretien-1,Habitante,1,3,3,,") !=
          std::string::npos);
}

}  // namespace glane
