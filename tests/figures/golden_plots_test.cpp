// The network and the dispersion plot as they were approved, of an invented orchard.

#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

#include "stages/dispersion/dispersion.h"
#include "stages/figures/draw_dispersion.h"
#include "stages/figures/draw_network.h"
#include "tests/figures/svg_marks.h"
#include "tests/support/approved.h"
#include "tests/support/counted_corpus.h"

using namespace glane;
using namespace glane::test;

namespace {

/// Words and expressions of an orchard in three communities, as BuildNetwork would hand them over.
Network orchard() {
    struct Word {
        const char* label;
        std::uint32_t words;
        std::int64_t f;
        std::uint32_t community;
        double x, y;
    };
    const std::vector<Word> words = {
        {"récolte", 1, 64, 1, -310, 120},
        {"pommes à cidre", 3, 31, 1, -430, -20},
        {"pressoir", 1, 18, 1, -480, 190},
        {"caisse", 1, 12, 1, -250, 300},
        {"cœur de bœuf", 3, 7, 1, -500, 330},
        {"saison", 1, 40, 1, -120, 170},
        {"taille d’hiver", 2, 22, 2, 220, 330},
        {"sécateur", 1, 15, 2, 360, 210},
        {"branche", 1, 27, 2, 170, 150},
        {"échelle", 1, 9, 2, 420, 380},
        {"vieux pommiers", 2, 13, 2, 60, 260},
        {"abeilles", 1, 25, 3, 130, -300},
        {"ruches du voisin", 3, 6, 3, 330, -350},
        {"fleur", 1, 33, 3, 40, -160},
        {"gel", 1, 17, 3, -150, -250},
        {"nuit de printemps", 3, 5, 3, -290, -390},
    };
    Network network;
    network.node = "verger";
    network.unit = "both";
    network.node_occurrences = 88;
    network.measure = "log_dice";
    network.convention = "Positions comptées : les mots d’un texte inventé.";
    network.communities = 3;
    network.modularity = 0.412;
    for (const Word& word : words) {
        NetworkVertex vertex;
        vertex.label = word.label;
        vertex.words = word.words;
        vertex.f = word.f;
        vertex.interviews = 4;
        vertex.node_f = word.f / 2;
        vertex.community = word.community;
        vertex.x = word.x;
        vertex.y = word.y;
        network.vertices.push_back(std::move(vertex));
    }
    const std::vector<std::pair<std::uint32_t, std::uint32_t>> edges = {
        {1, 0}, {2, 1}, {2, 0}, {7, 6},  {9, 6},  {12, 11}, {11, 13}, {3, 0},   {8, 6},  {15, 14}, {14, 13},
        {4, 1}, {5, 0}, {7, 8}, {10, 8}, {10, 6}, {9, 7},   {3, 2},   {12, 13}, {5, 10}, {5, 13},  {15, 13}};
    for (std::size_t i = 0; i < edges.size(); ++i) {
        NetworkEdge edge;
        edge.source = edges[i].first;
        edge.target = edges[i].second;
        edge.weight = 12.5 - 0.3 * static_cast<double>(i);
        edge.cells.o11 = 9 - static_cast<std::int64_t>(i / 3);
        network.edges.push_back(edge);
    }
    return network;
}

/// Five interviews about an orchard, of unlike length.
Corpus orchard_interviews() {
    const std::vector<std::vector<std::string>> told = {
        {"Les pommes à cidre vont au pressoir en octobre", "Le gel de printemps prend les fleurs",
         "On taille les branches avant le gel"},
        {"Le pressoir tourne la nuit", "Les abeilles viennent des ruches du voisin"},
        {"Les pommes à cidre tombent seules", "On ramasse les pommes à cidre en caisses",
         "Puis le pressoir, puis la cave", "Le cidre dort tout l'hiver", "Les vieux pommiers donnent moins"},
        {"Les abeilles, toujours les abeilles", "Sans abeilles pas de pommes"},
        {"La taille demande une échelle et du temps", "Le gel, encore le gel", "Le pressoir est loin"}};
    const std::vector<int> times = {6, 2, 9, 4, 3};
    std::string lines;
    for (std::size_t i = 0; i < told.size(); ++i) {
        lines += "@ Entretien avec " + std::string(i % 2 == 0 ? "une pomicultrice" : "un apiculteur") + "\n";
        for (int turn = 0; turn < times[i]; ++turn) {
            lines += "? Et ensuite ?\n> ";
            for (std::size_t k = 0; k < told[i].size(); ++k) {
                if ((static_cast<std::size_t>(turn) + k) % 3 != 1) lines += told[i][k] + ". ";
            }
            lines += "\n";
        }
    }
    return build_corpus(lines);
}

}  // namespace

TEST_CASE("network figure: what was approved is what is drawn", "[figures][golden]") {
    DrawNetwork::Options options;
    options.paper.formats = {"svg", "csv"};
    options.paper.title = "Autour du verger";
    options.paper.note = "Source : texte inventé.";
    Context context;
    const Network network = orchard();
    const Figure figure = DrawNetwork::run({network}, options, context);
    check_approved("figures/network.svg", figure.svg);
    check_approved("figures/network.csv", figure.csv);
    CHECK(text_faults(marks_of(figure.svg)).empty());
    CHECK(context.findings().empty());
    CHECK(figure.caption.starts_with(
        "Réseau de 16\u00a0mots et expressions autour de «\u00a0verger\u00a0» (88\u00a0occurrences)\u00a0: "
        "22\u00a0liens, 3\u00a0communautés, modularité\u00a00,41. Positions comptées"));
    CHECK(figure.caption.find("Un disque est un mot ou une expression") != std::string::npos);
    CHECK(figure.alternative_text.find("Communauté\u00a01\u00a0: 6\u00a0mots et expressions (dont récolte, pommes à "
                                       "cidre, pressoir).") != std::string::npos);
}

TEST_CASE("dispersion plot: what was approved is what is drawn", "[figures][golden]") {
    const Corpus corpus = orchard_interviews();
    Disperse::Options asked;
    asked.expressions = {"pommes à cidre", "pressoir", "abeilles", "gel", "tracteur"};
    asked.over = "interview";
    asked.words.min_f = 1;
    Context context;
    const DispersionTable table = Disperse::run({corpus, little_french()}, asked, context);
    DrawDispersion::Options options;
    options.paper.formats = {"svg", "csv"};
    options.paper.title = "Qui parle de quoi au verger";
    options.paper.note = "Source : entretiens inventés.";
    const Figure figure = DrawDispersion::run({table, corpus}, options, context);
    check_approved("figures/dispersion.svg", figure.svg);
    check_approved("figures/dispersion.csv", figure.csv);
    const Marks marks = marks_of(figure.svg);
    CHECK(text_faults(marks).empty());
    CHECK(marks.rects.size() == 1 + std::size_t{5});  // the page, and a band for each interview
    CHECK(
        figure.caption.starts_with("Dispersion de 5\u00a0expressions dans 5\u00a0entretiens, dans l’ordre du texte."));
    CHECK(figure.alternative_text.find("«\u00a0tracteur\u00a0»\u00a0: aucune occurrence") != std::string::npos);
}
