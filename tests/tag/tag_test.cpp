// Lemma and part of speech in context: sentences of our own, and any text at all.
#include <catch2/catch.hpp>

#include <string>

#include <fmt/format.h>

#include "pipeline/base/file.h"
#include "pipeline/base/table.h"
#include "pipeline/model/tag_model.h"
#include "pipeline/model/tokenize.h"
#include "stages/tag/tag.h"
#include "tests/search/invented.h"

using namespace glane;
using namespace glane::test;

namespace {

const Morphology& morphology() {
    static const Morphology dictionaries = Morphology::load(GLANE_SOURCE_DIR "/lexicon");
    return dictionaries;
}

const TagModel& model() {
    static const TagModel counts = TagModel::load(GLANE_SOURCE_DIR "/lexicon");
    return counts;
}

/// One sentence as a document.
Document document_of(const std::string& text) {
    static const Language language = Language::load(GLANE_SOURCE_DIR "/lexicon");
    Document document;
    document.text = text;
    document.tokens = tokenize(text, language);
    document.sentences = {{0, static_cast<std::uint32_t>(document.tokens.size())}};
    return document;
}

Tagged tagged(const Document& document) {
    Context context;
    return Tag::run({document, morphology(), model()}, {}, context);
}

/// "le/DET élu/NOUN …", punctuation left out.
std::string reading(const std::string& text) {
    const Document document = document_of(text);
    const Tagged tags = tagged(document);
    std::string line;
    for (std::size_t i = 0; i < tags.tags.size(); ++i) {
        if (tags.tags[i].pos == PartOfSpeech::punctuation) continue;
        line += fmt::format("{}{}/{}", line.empty() ? "" : " ", tags.lemma(i), tag_of(tags.tags[i].pos));
    }
    return line;
}

}  // namespace

TEST_CASE("tag: a word is what its sentence makes it", "[tag]") {
    auto [text, expected] = GENERATE(table<std::string, std::string>({
        {"Elle ferme la porte de la ferme.", "elle/PRON fermer/VERB le/DET porte/NOUN de/ADP le/DET ferme/NOUN"},
        {"Les élus portent ce projet.", "le/DET élu/NOUN porter/VERB ce/DET projet/NOUN"},
        {"On la regarde.", "on/PRON le/PRON regarder/VERB"},
        {"Ces belles salles sont vides.", "ce/DET beau/ADJ salle/NOUN être/AUX vide/ADJ"},
        {"L’usine n’a pas été équipée.", "le/DET usine/NOUN ne/ADV avoir/AUX pas/ADV être/AUX équiper/VERB"},
        {"Nous mutualisons les smartphones reconditionnés.",
         "nous/PRON mutualiser/VERB le/DET smartphone/NOUN reconditionner/VERB"},
        {"Les agent.e.s arrivent lundi.", "le/DET agent/NOUN arriver/VERB lundi/NOUN"},
        {"On les donne aux écoles, donc ça va.",
         "on/PRON le/PRON donner/VERB à/ADP école/NOUN donc/ADV ça/PRON aller/VERB"},
        {"A-t-elle vu l’œuvre ?", "avoir/AUX elle/PRON voir/VERB le/DET œuvre/NOUN"},
        {"Le numérique responsable concerne aussi les petites communes.",
         "le/DET numérique/NOUN responsable/ADJ concerner/VERB aussi/ADV le/DET petit/ADJ commune/NOUN"},
        {"Quatre fois par an", "quatre/NUM fois/NOUN par/ADP an/NOUN"},
        {"Dans 20 000 communes", "dans/ADP 20000/NUM commune/NOUN"},
    }));
    CAPTURE(text);
    CHECK(reading(text) == expected);
}

TEST_CASE("tag: a name keeps its capital, the first word of a sentence loses it", "[tag]") {
    CHECK(reading("Compter les écrans prend du temps.").starts_with("compter/VERB le/DET écran/NOUN"));
    CHECK(reading("Le maire de Zorbignac parle.").find("Zorbignac/PROPN") != std::string::npos);
}

// Speech of our own, tagged by hand before any answer was seen.
TEST_CASE("tag: nineteen in twenty words of speech are what they are", "[tag]") {
    const std::string folder = GLANE_SOURCE_DIR "/tests/fixtures/tag/";
    Document document = document_of(read_file(folder + "oral.txt"));
    const std::string table = read_file(folder + "oral.key.tsv");
    std::vector<Record> key = parse_tsv(table);
    key.erase(key.begin());
    REQUIRE(key.size() == document.tokens.size());
    document.sentences.clear();
    for (std::uint32_t i = 0; i < key.size(); ++i) {
        if (key[i].fields[2] == "1") document.sentences.push_back({i, i});
        document.sentences.back().end = i + 1;
    }
    const Tagged tags = tagged(document);
    int words = 0;
    int pos = 0;
    int lemmas = 0;
    for (std::size_t i = 0; i < key.size(); ++i) {
        const Row& row = key[i].fields;
        REQUIRE(row[3] == document.form(document.tokens[i]));
        if (row[5] == "PUNCT") continue;
        ++words;
        lemmas += tags.lemma(i) == row[4] ? 1 : 0;
        pos += tag_of(tags.tags[i].pos) == row[5] ? 1 : 0;
    }
    CAPTURE(words, pos, lemmas);
    CHECK(pos * 20 >= words * 19);
    CHECK(lemmas * 20 >= words * 19);
}

TEST_CASE("tag: any text has one tag a token, twice the same", "[tag][property]") {
    const std::vector<std::string> pieces = {"a",  "la",   "Été",         "-t-elle", "l'",  "’",   "œ", "\xE2\x80\x8B",
                                             "ش",  "🙂", "^",           "$",       "/x",  "<n>", "[", "é\xCC\x81",
                                             "12", ".",    "aujourd'hui", "\\",      "A.B."};
    Dice dice(3);
    for (int round = 0; round < 300; ++round) {
        std::string text;
        for (std::size_t i = dice.roll(30); i > 0; --i) text += dice.pick(pieces) + (dice.chance(70) ? " " : "");
        CAPTURE(text);
        const Document document = document_of(text);
        const Tagged first = tagged(document);
        const Tagged second = tagged(document);
        REQUIRE(first.tags.size() == document.tokens.size());
        REQUIRE(first.lemmas == second.lemmas);
        for (std::size_t i = 0; i < first.tags.size(); ++i) {
            REQUIRE(first.tags[i].lemma < first.lemmas.size());
            REQUIRE(first.tags[i].pos == second.tags[i].pos);
        }
    }
}
