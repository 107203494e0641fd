#include "stages/cooccurrence/cooccurrence.h"

#include <algorithm>

#include <catch2/catch.hpp>

#include "tests/support/counted_corpus.h"
#include "pipeline/base/error.h"

using namespace glane;
using namespace glane::test;

namespace {

Cooccur::Options about(const std::string& node, const std::string& span = "turn") {
    Cooccur::Options options;
    options.node = node;
    options.span = span;
    options.min_f = 1;
    return options;
}

CooccurrenceTable table_of(const Corpus& corpus, const Cooccur::Options& options, std::vector<PassageId> answers = {}) {
    Context context;
    return Cooccur::run({corpus, little_french(), answers}, options, context);
}

CooccurrenceTable table_of(std::string_view lines, const Cooccur::Options& options) {
    return table_of(build_corpus(lines), options);
}

/// "bon:1 sens:2", in the order of the keys.
std::string counts(const CooccurrenceTable& table) {
    std::vector<std::string> rows;
    for (const Collocate& row : table.collocates) rows.push_back(row.key + ':' + std::to_string(row.f()));
    std::sort(rows.begin(), rows.end());
    std::string text;
    for (const std::string& row : rows) text += (text.empty() ? "" : " ") + row;
    return text;
}

}  // namespace

TEST_CASE("cooccurrence: what is near in a turn, a sentence, a window", "[cooccurrence]") {
    const char* text = "> un mail. le numérique responsable impose un choix. un serveur dort\n> ailleurs\n";
    auto [span, near] = GENERATE(table<std::string, std::string>({
        {"turn", "choix:1 dort:1 impose:1 mail:1 serveur:1"},
        {"sentence", "choix:1 impose:1"},
    }));
    CAPTURE(span);
    CHECK(counts(table_of(text, about("numérique responsable", span))) == near);
}

TEST_CASE("cooccurrence: a window counts words, to either side, within the passage", "[cooccurrence]") {
    const char* text = "> avant\n> un deux trois. 2030, numérique « quatre » 12 cinq six\n> après\n";
    auto [left, right, near, f1] = GENERATE(table<int, int, std::string, int>({
        {5, 5, "cinq:1 deux:1 quatre:1 six:1 trois:1", 6},  // "un" is a position and a stop word
        {1, 1, "quatre:1 trois:1", 2},
        {2, 0, "deux:1 trois:1", 2},
        {0, 0, "", 0},
    }));
    Cooccur::Options options = about("numérique", "window");
    options.left = left;
    options.right = right;
    const CooccurrenceTable table = table_of(text, options);
    CHECK(counts(table) == near);
    CHECK(table.f1 == f1);
    CHECK(table.n == 8);
}

TEST_CASE("cooccurrence: a position near two occurrences counts once", "[cooccurrence]") {
    const CooccurrenceTable table = table_of("> nœud mot nœud autre\n", about("noeud", "window"));
    CHECK(table.nodes.size() == 2);
    CHECK(counts(table) == "autre:1 mot:1");
    CHECK(table.n == 2);
}

TEST_CASE("cooccurrence: the node is a word or several, whatever case, accent and plural", "[cooccurrence]") {
    auto [node, text, times] = GENERATE(table<std::string, std::string, int>({
        {"numérique responsable", "> Numériques responsables, numerique\nRESPONSABLE\n", 1},
        {"numérique responsable", "> numérique, responsable. numérique. Responsable\n", 0},
        {"« numérique » !", "> numérique\n", 1},
        {"l'usine", "> l’usine et l' usine\n", 2},
        {"aujourd’hui", "> aujourd'hui\n", 1},
        {"de", "> des de\n", 1},           // stop words are never inflected
        {"moi", "> mois moi\n", 2},        // no stop word in the little French
        {"an", "> ans an\n", 1},           // too short to tell
        {"tableau", "> tableaux tableau\n", 2},
        {"loi 2021", "> la loi 2021 dit\n", 1},
        {"a a", "> a a a\n", 1},
        {"a", "> a a a\n", 3},
    }));
    CAPTURE(node, text);
    CHECK(table_of(text, about(node)).nodes.size() == static_cast<std::size_t>(times));
}

TEST_CASE("cooccurrence: an exact node takes no plural", "[cooccurrence]") {
    Cooccur::Options options = about("mail");
    options.inflection = "exact";
    CHECK(table_of("> mails Mail\n", options).nodes.size() == 1);
}

TEST_CASE("cooccurrence: nothing to count gives an empty table that says so", "[cooccurrence]") {
    auto [text, node, nodes, findings] = GENERATE(table<std::string, std::string, int, int>({
        {"", "numérique", 0, 1},
        {"> rien de tel\n", "numérique", 0, 1},
        {"> numérique responsable\n", "numérique responsable", 1, 0},  // the node is the whole sentence
        {"> a a a\n", "a", 3, 0},
    }));
    CAPTURE(text, node);
    const Corpus corpus = build_corpus(text);
    const std::vector<PassageId> answers;
    Context context;
    const CooccurrenceTable table = Cooccur::run({corpus, little_french(), answers}, about(node), context);
    CHECK(table.collocates.empty());
    CHECK(table.f1 == 0);
    CHECK(table.nodes.size() == static_cast<std::size_t>(nodes));
    CHECK(context.findings().size() == static_cast<std::size_t>(findings));
    CHECK(table_of(Corpus{}, about(node)).n == 0);
}

TEST_CASE("cooccurrence: interviewers, tables, furniture and interview headings do not count", "[cooccurrence]") {
    const char* text =
        "# titre numérique\n@ Entretien du maire numérique\n? question numérique\n> réponse numérique\n"
        "| case numérique\n~ folio numérique\n";
    Cooccur::Options options = about("numérique");
    CHECK(counts(table_of(text, options)) == "reponse:1 titre:1");
    options.interviewers = "in";
    CHECK(counts(table_of(text, options)) == "question:1 reponse:1 titre:1");
    options.scope = "interviews";
    CHECK(counts(table_of(text, options)) == "question:1 reponse:1");
    options.scope = "report";
    CHECK(counts(table_of(text, options)) == "titre:1");
}

TEST_CASE("cooccurrence: what the transcriber puts into brackets was not said", "[cooccurrence]") {
    const CooccurrenceTable table = table_of("> nœud [rires] ou chez [NOM DE L'ENTREPRISE]. un [ crochet ouvert\n", about("nœud"));
    CHECK(counts(table) == "chez:1 crochet:1 ou:1 ouvert:1");
    CHECK(table.n == 5);
}

TEST_CASE("cooccurrence: the answers to a question against the rest", "[cooccurrence]") {
    const Corpus corpus = build_corpus("@ un\n> sobriété numérique\n> sobriété école\n@ deux\n? numérique\n> sobriété\n");
    const CooccurrenceTable table = table_of(corpus, about("numérique", "answers"), {{0, 1}, {0, 4}, {0, 5}});
    REQUIRE(table.collocates.size() == 1);
    CHECK(table.collocates[0].cells == Contingency{2, 0, 1, 1});
    CHECK(table.collocates[0].interviews == 2);
    Context context;
    const std::vector<PassageId> none;
    CHECK(Cooccur::run({corpus, little_french(), none}, about("numérique", "answers"), context).collocates.empty());
    REQUIRE(context.findings().size() == 1);
    CHECK(context.findings()[0].fault.what == "no passage answers the question of the guide");
}

TEST_CASE("cooccurrence: expressions are repeated, whole, and of one sentence", "[cooccurrence]") {
    Cooccur::Options options = about("nœud", "sentence");
    options.unit = "expression";
    auto [text, found] = GENERATE(table<std::string, std::string>({
        {"> nœud. poids carbone\n> poids carbone nœud\n", "poids carbone:1"},
        {"> nœud poids carbone\n> poids, carbone\n> poids 2 carbone\n> poids. carbone\n", ""},
        {"> nœud poids de carbone\n> poids de carbone\n", "poids de carbone:1"},
        {"> nœud le poids de\n> le poids de\n", ""},
        {"> nœud du coup mail\n> du coup mail\n", ""},
        // "taille des fichiers" lives only inside the longer one, "limiter" does not make one.
        {"> nœud limiter la taille des fichiers\n> limiter la taille des fichiers\n", "limiter la taille des fichiers:1"},
        // The shorter one is also used alone.
        {"> nœud impact fort total\n> impact fort total\n> impact fort\n> impact fort\n", "impact fort total:1 impact fort:1"},
        // The node is no part of an expression and takes no words with it.
        {"> nœud poids carbone\n> nœud poids carbone\n", "poids carbone:2"},
        {"> petit nœud rouge petit nœud rouge vif clair\n> vif clair\n", "vif clair:1"},
    }));
    CAPTURE(text);
    CHECK(counts(table_of(text, options)) == found);
}

TEST_CASE("cooccurrence: a passage quoted at length makes no expressions of its slices", "[cooccurrence]") {
    const std::string quoted = "alpha beta gamma delta epsilon zeta eta theta iota kappa";
    Cooccur::Options options = about("nœud");
    options.unit = "expression";
    CHECK(counts(table_of("> nœud " + quoted + "\n" + quoted + "\n", options)).empty());
    CHECK(counts(table_of("> nœud " + quoted + " gamma delta\n" + quoted + " gamma delta\n> gamma delta gamma delta\n",
                          options)) == "gamma delta:2");
}

TEST_CASE("cooccurrence: a collocate is shown as it is mostly printed", "[cooccurrence]") {
    const CooccurrenceTable table = table_of(
        "> Écologie. nœud écologie ecologie écologie\n> Rennes nœud\n> Le Poids carbone. un poids\ncarbone nœud\n> Poids carbone\n",
        about("nœud"));
    std::vector<std::string> shown;
    for (const Collocate& row : table.collocates) shown.push_back(row.text);
    CHECK(std::count(shown.begin(), shown.end(), "écologie") == 1);
    CHECK(std::count(shown.begin(), shown.end(), "Rennes") == 1);
}

TEST_CASE("cooccurrence: a stop word is one by its spelling", "[cooccurrence]") {
    CHECK(counts(table_of("> nœud sur sûr sûr\n", about("nœud"))) == "sur:2");
}

TEST_CASE("cooccurrence: every occurrence has its place", "[cooccurrence]") {
    const CooccurrenceTable table = table_of("@ Entretien\n\n> rien\n> le nœud porte\nun mail\n", about("nœud"));
    REQUIRE(table.nodes.size() == 1);
    CHECK(table.nodes[0].place == SourceRef{"texte.txt", "entretien-1", 1, 4});
    REQUIRE(table.collocates.size() == 1);
    CHECK(table.collocates[0].text == "porte");
    CHECK(table.collocates[0].occurrences[0].place.line == 4);
    CHECK(table.collocates[0].occurrences[0].passage == PassageId{0, 2});
}

TEST_CASE("cooccurrence: the strongest first, equal ones by their letters, cut at the top", "[cooccurrence]") {
    Cooccur::Options options = about("nœud");
    const char* text = "> nœud fort fort zèbre abricot\n> fort rien rien rien\n";
    const CooccurrenceTable table = table_of(text, options);
    REQUIRE(table.collocates.size() == 3);
    CHECK(table.collocates[0].key == "abricot");
    CHECK(table.collocates[1].key == "zebre");
    CHECK(table.collocates[2].key == "fort");
    options.top = 1;
    const CooccurrenceTable cut = table_of(text, options);
    CHECK(cut.collocates.size() == 1);
    CHECK(cut.found == 3);
}

TEST_CASE("cooccurrence: with min_f = 0 what is avoided shows, below zero", "[cooccurrence]") {
    Cooccur::Options options = about("nœud");
    options.min_f = 0;
    const CooccurrenceTable table = table_of("> nœud près\n> loin loin\n", options);
    REQUIRE(table.collocates.size() == 2);
    CHECK(table.collocates[1].key == "loin");
    CHECK(table.collocates[1].log_likelihood < 0.0);
    CHECK(table.collocates[1].occurrences.empty());
}

TEST_CASE("cooccurrence: the convention is told in words and figures", "[cooccurrence]") {
    const CooccurrenceTable table = table_of("> nœud un deux trois\n", about("nœud", "window"));
    CHECK_THAT(table.convention, Catch::Contains("N = 3 positions") && Catch::Contains("f1 = 3") &&
                                     Catch::Contains("les 5 mots à gauche et les 5 mots à droite") &&
                                     Catch::Contains("sans les tours des enquêteurs"));
}

TEST_CASE("cooccurrence: options that mean nothing are refused with a hint", "[cooccurrence]") {
    Cooccur::Options options = about("nœud");
    SECTION("span") {
        options.span = "sentance";
        CHECK_THROWS_WITH(table_of("", options), Catch::Contains("unknown span \"sentance\"") && Catch::Contains("\"sentence\""));
    }
    SECTION("node") {
        options.node = " « » ";
        CHECK_THROWS_WITH(table_of("", options), Catch::Contains("holds no word"));
    }
    SECTION("window") {
        options.left = -1;
        CHECK_THROWS_WITH(table_of("", options), Catch::Contains("left = -1"));
    }
}
