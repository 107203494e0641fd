#include "stages/restore/restore.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <random>
#include <string>
#include <utility>

#include "pipeline/model/unicode.h"

using namespace glane;

namespace {

const Lexicon& french() {
    static const Lexicon lexicon = Lexicon::open(std::filesystem::path(GLANE_SOURCE_DIR) / "lexicon");
    return lexicon;
}

// What every page of the kind has; it tells the reader that accents were lost.
const std::string kDamagedPage =
    "La commune a méne une enquéte auprés des agents et des élus. Le maire a présenté la démarche a l'ensemble du\n"
    "conseil, et la derniére réunion a permis de préciser la place du numérique. Cela a été trés utile, méme si\n"
    "le probléme reste entier : les régles ne sont pas les mémes pour tous, et la matiére est complexe.\n\n";

Restored restored(const std::string& text, Restore::Options options = {}, unsigned threads = 1) {
    Source source;
    source.name = "test.txt";
    source.text = text;
    Context context(threads);
    return Restore::run({source, french()}, options, context);
}

/// The restored form of a sentence that stands on a damaged page.
std::string on_damaged_page(const std::string& sentence) {
    const std::string text = restored(kDamagedPage + sentence).text;
    return text.substr(text.find("\n\n") + 2);
}

}  // namespace

TEST_CASE("restore: the confusions of an English engine", "[restore]") {
    const auto [read, truth] = GENERATE(table<std::string, std::string>({
        {"Nous avons mené une enquéte auprés des communes.", "Nous avons mené une enquête auprès des communes."},
        {"Il faut aller a la mairie.", "Il faut aller à la mairie."},
        {"Elle a été trés claire sur ce point.", "Elle a été très claire sur ce point."},
        {"Les outils numeériques de la collectivité.", "Les outils numériques de la collectivité."},
        {"Le service humérique de la commune.", "Le service numérique de la commune."},
        {"C'est une démarche numérigue nouvelle.", "C'est une démarche numérique nouvelle."},
        {"Je réponds aux guestions des habitants.", "Je réponds aux questions des habitants."},
        {"D'un autre cété, il y a le budget.", "D'un autre côté, il y a le budget."},
        {"On a travaillé cbté à cbté.", "On a travaillé côté à côté."},
        {"La main d'ceuvre est rare.", "La main d'œuvre est rare."},
        {"Il a d( partir plus tôt.", "Il a dû partir plus tôt."},
        {"¢a marche bien.", "ça marche bien."},
        {"On a vu que ¢a marche bien.", "On a vu que ça marche bien."},
        {"Voici I'ensemble des services.", "Voici l'ensemble des services."},
        {"Voici 'ensemble des services de la commune.", "Voici l'ensemble des services de la commune."},
        {"Voici |’ensemble des services et ]'outil.", "Voici l’ensemble des services et l'outil."},
        {"I] vient demain et i| reste.", "Il vient demain et il reste."},
        {"Nous parlons de |la commune.", "Nous parlons de |la commune."},
        {"Le début d’'une réunion.", "Le début d’une réunion."},
        {"Voila ce qui quiest prévu.", "Voilà ce qui qui est prévu."},
        {"Je nai pas le temps.", "Je n'ai pas le temps."},
        {"Il parle du fran¢ais.", "Il parle du français."},
        {"On a soup¢onné le maire, mais ¢a va.", "On a soupçonné le maire, mais ça va."},
        {"La solidarité numeérique et la liberteé.", "La solidarité numérique et la liberté."},
        {"C'est hécessaire et homme par homme.", "C'est nécessaire et homme par homme."},
        {"Le début d’'une année et l’'avenir.", "Le début d’une année et l’avenir."},
        {"A 1’heure de I’usage, c’est |’essentiel.", "A l’heure de l’usage, c’est l’essentiel."},
        {"Il faut tenir compte de ensemble des communes.", "Il faut tenir compte de l'ensemble des communes."},
        {"Il y a un élément dordre public.", "Il y a un élément d'ordre public."},
        {"Le conseil sest réuni pour quils votent.", "Le conseil s'est réuni pour qu'ils votent."},
        {"Il est venu parce quil fallait.", "Il est venu parce qu'il fallait."},
        {"La réunion dela commune a eulieu.", "La réunion de la commune a eu lieu."},
        {"Elle parle avec dautres élus.", "Elle parle avec d'autres élus."},
        {"La réunion du ler janvier.", "La réunion du 1er janvier."},
        {"Il va 4 la mairie.", "Il va à la mairie."},
    }));
    CAPTURE(read);
    CHECK(on_damaged_page(read) == truth);
}

TEST_CASE("restore: what must not be touched", "[restore]") {
    const auto sentence =
        GENERATE(as<std::string>(), "Ouai euh y a des gens comme ça.", "C'est du jardinwhasing.",
                 "Les chercheur.e.s et les agent.e.s de la commune.", "Merci à [XXX] pour son aide.",
                 "Le point [I] du plan.", "Voir https://www.exemple.fr/pages/tres_a_lire.pdf pour la suite.",
                 "Écrire à jean.dupond@exemple.org avant le 12 mai 2023.", "La DSI et le DPO de l'EPCI.",
                 "Le cloud, le hardware et le green IT.", "% Bullet\no liste\n* autre", "Madame Kerdoncuff est là.",
                 "Le 1er janvier et la 2e fois, à 12h30.", "42 % (n = 427) et 3,5 kg.", "La nouvelle est du soir.", "4 “La moitié des tables.",
                 "Une manière spontanée's de faire.");
    CAPTURE(sentence);
    CHECK(on_damaged_page(sentence) == sentence);
}

TEST_CASE("restore: a word cut at a line end is joined and the line end kept", "[restore]") {
    const auto [read, truth] = GENERATE(table<std::string, std::string>({
        {"Prenons un exem-\nple simple.", "Prenons un exemple\nsimple."},
        {"Voici un autre exem-\nple, pour finir.", "Voici un autre exemple,\npour finir."},
        {"On verra ce problé-\nme demain.", "On verra ce problème\ndemain."},
        {"Il faudra peut-\nêtre revenir.", "Il faudra peut-être\nrevenir."},
        {"Les articles 12-\n14 du code.", "Les articles 12-\n14 du code."},
    }));
    CAPTURE(read);
    const std::string text = on_damaged_page(read);
    CHECK(text == truth);
    CHECK(std::count(text.begin(), text.end(), '\n') == std::count(read.begin(), read.end(), '\n'));
}

TEST_CASE("restore: capitals stay bare unless asked for", "[restore]") {
    const std::string read = "Etat des lieux de la commune.";
    CHECK(restored(kDamagedPage + read).text.ends_with(read));
    Restore::Options options;
    options.accent_capitals = true;
    CHECK(restored(kDamagedPage + read, options).text.ends_with("État des lieux de la commune."));
}

TEST_CASE("restore: a text that has its accents is left alone", "[restore]") {
    const std::string text =
        "Où est la mairie ? Elle est là, à côté de l’église, où le maire a dû se rendre dès lundi. La règle est sûre : "
        "le\n"
        "père et la mère ont reçu la même réponse, très brève, du côté du service. Ça va bien, merci à tous. Il a été\n"
        "prévu d’accueillir les élèves près du théâtre ; c’est même déjà fait, et l’œuvre sera prête à la fête de "
        "l’été.\n";
    CHECK(restored(text).text == text);
}

TEST_CASE("restore: the log leads back to the source", "[restore]") {
    const std::string source = kDamagedPage + "La régle est la méme pour I'usine, un exem-\nple parmi d’'autres.";
    const Restored result = restored(source);
    REQUIRE(result.text != source);
    CHECK(undo(result.text, result.emendations) == source);
    std::uint32_t last = 0;
    for (const Emendation& emendation : result.emendations) {
        CAPTURE(emendation.before, emendation.after);
        CHECK(emendation.source.begin >= last);
        CHECK(emendation.source.of(source) == emendation.before);
        CHECK(emendation.probability > 0);
        CHECK(emendation.probability <= 1);
        CHECK_FALSE(emendation.rule.empty());
        if (emendation.status == EmendationStatus::applied) {
            CHECK(emendation.restored.of(result.text) == emendation.after);
            CHECK(emendation.before != emendation.after);
        }
        last = emendation.source.end;
    }
}

TEST_CASE("restore: odd input is no reason to fail", "[restore]") {
    const auto text = GENERATE(as<std::string>(), "", " ", "\n", "\n\n\n", "'", "’'", "a", "à", "-\n", "a-\n",
                               "-\n-\n-", "((((", "e\u0301te\u0301", "\u0301\u0301\u0301", "🙂 très 🙂",
                               "漢字 مرحبا", "\xEF\xBF\xBD", "\r\n\r\n", "\f", "A'B'C'D'E'F'", "d'd'd'd'd'd'd'd'd'",
                               "I'I'I'I'I'", "|||[[[{{{", "¢¢¢¢", "ﬁn de l’oﬃce", "\u200B\u00AD\uFEFF");
    CAPTURE(text);
    const Restored result = restored(text);
    CHECK(undo(result.text, result.emendations) == text);
}

TEST_CASE("restore: undoing gives any text back, with any number of threads", "[restore][property]") {
    const std::vector<std::string> parts = {
        "enquéte", "trés",   "a",       "la", "I'",     "’",   "'",      "-\n",    "\n",   "\n\n", " ",   " ",
        " ",       "é",      "e\u0301", "¢a", "d(",     "|la", "[a",     "quiest", "Etat", "🙂", "12",  ".",
        ",",       "1'",     "ﬁ",       "\t", "ceuvre", "nai", "\u00AD", "exem",   "ple",  "côté", "XXX", "http://a.b",
        ".e.s",    "\u2028", "œ",       "IÉ", "«",      "»",   "\r\n",   "4",      "&"};
    std::mt19937 random(20231);
    for (int round = 0; round < 400; ++round) {
        std::string text;
        for (auto i = random() % 60; i > 0; --i) text += parts[random() % parts.size()];
        const Restored one = restored(text);
        CAPTURE(text);
        REQUIRE(undo(one.text, one.emendations) == text);
        REQUIRE(first_invalid_utf8(one.text) == std::string::npos);
        const Restored two = restored(text, {}, 2);
        REQUIRE(two.text == one.text);
        REQUIRE(two.emendations.size() == one.emendations.size());
    }
}
