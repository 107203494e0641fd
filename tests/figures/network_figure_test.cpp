// The picture of a network as files: discs, lines and labels, measured on the finished SVG.

#include <algorithm>
#include <cmath>
#include <random>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include "stages/figures/draw_network.h"
#include "tests/figures/svg_marks.h"

using namespace glane;
using namespace glane::test;

namespace {

/// Words of usual lengths in a ring of communities, with a few chords; frequencies as Zipf has them.
Network invented(std::uint32_t vertices, unsigned seed = 1) {
    std::mt19937 draws(seed);
    const auto below = [&](std::uint32_t bound) { return static_cast<std::uint32_t>(draws() % bound); };
    Network network;
    network.node = "numérique";
    network.node_occurrences = 40;
    network.measure = "log_dice";
    network.convention = "Positions comptées : toutes.";
    network.communities = vertices == 0 ? 0 : std::min(12U, 1 + vertices / 8);
    for (std::uint32_t i = 0; i < vertices; ++i) {
        NetworkVertex vertex;
        vertex.label = "mot" + std::to_string(i) + std::string(below(9), 'a');
        vertex.f = std::max(2U, 400 / (i + 1));
        vertex.interviews = 2;
        vertex.community = 1 + i * network.communities / vertices;
        vertex.x = below(1000) - 500.0;
        vertex.y = below(1000) - 500.0;
        network.vertices.push_back(std::move(vertex));
    }
    for (std::uint32_t i = 1; i < vertices; ++i) {
        NetworkEdge edge;
        edge.source = i;
        edge.target = below(i);
        edge.weight = 14.0 - 10.0 * i / vertices;
        edge.cells.o11 = 3;
        network.edges.push_back(edge);
    }
    return network;
}

Figure draw(const Network& network, Context* context = nullptr, std::vector<std::string> formats = {"svg"}) {
    DrawNetwork::Options options;
    options.paper.formats = std::move(formats);
    Context own;
    return DrawNetwork::run({network}, options, context == nullptr ? own : *context);
}

/// The first discs, lines and texts are those of the network; what follows is its key.
Marks without_key(Marks marks, const Network& network) {
    marks.circles.resize(network.vertices.size());
    std::erase_if(marks.lines, [](const LineMark& line) { return line.title.empty(); });
    std::erase_if(marks.texts, [](const TextMark& text) { return text.title.empty(); });
    return marks;
}

bool touches(const Box& box, const CircleMark& disc) {
    const double dx = std::max({box.left - disc.x, 0.0, disc.x - box.right});
    const double dy = std::max({box.top - disc.y, 0.0, disc.y - box.bottom});
    return std::hypot(dx, dy) < disc.radius - 0.02;
}

/// What touches what it must not.
std::vector<std::string> faults_of(const Marks& all, const Network& network) {
    std::vector<std::string> faults = text_faults(all);
    const Marks marks = without_key(all, network);
    for (const TextMark& text : marks.texts) {
        for (const CircleMark& disc : all.circles) {
            if (touches(text.box, disc)) faults.push_back(text.text + " on a disc: " + disc.title);
        }
    }
    for (std::size_t i = 0; i < all.circles.size(); ++i) {
        const CircleMark& a = all.circles[i];
        if (a.x < a.radius || a.x + a.radius > all.width || a.y < a.radius || a.y + a.radius > all.height)
            faults.push_back("a disc beyond the page");
        for (std::size_t j = 0; j < i; ++j) {
            const CircleMark& b = all.circles[j];
            if (std::hypot(a.x - b.x, a.y - b.y) < a.radius + b.radius)
                faults.push_back("two discs: " + a.title + " and " + b.title);
        }
    }
    return faults;
}

void check_is_right(const Network& network, const Figure& figure) {
    const Marks all = marks_of(figure.svg);
    for (const std::string& fault : faults_of(all, network)) FAIL_CHECK(fault);
    const Marks marks = without_key(all, network);
    CHECK(marks.texts.size() == network.vertices.size());
    CHECK(marks.lines.size() == network.edges.size());
    CHECK(all.height <= 1000);  // a page of A4 has 1123, with its margins
}

}  // namespace

TEST_CASE("network figure: no label meets another, a disc or the page's edge", "[figures][property]") {
    const std::uint32_t vertices = GENERATE(1U, 2U, 5U, 40U, 90U, 150U);
    const unsigned seed = GENERATE(1U, 2U, 3U);
    CAPTURE(vertices, seed);
    const Network network = invented(vertices, seed);
    const Figure figure = draw(network);
    check_is_right(network, figure);
    for (const TextMark& label : without_key(marks_of(figure.svg), network).texts) CHECK(label.px >= 7.99);
}

TEST_CASE("network figure: a disc's area is in proportion to the occurrences", "[figures]") {
    const Network network = invented(40);
    const Marks marks = without_key(marks_of(draw(network).svg), network);
    const double of_one = marks.circles[0].radius / std::sqrt(static_cast<double>(network.vertices[0].f));
    for (std::size_t i = 0; i < marks.circles.size(); ++i) {
        CHECK(marks.circles[i].radius ==
              Approx(std::max(1.5, of_one * std::sqrt(static_cast<double>(network.vertices[i].f)))).margin(0.002));
    }
}

TEST_CASE("network figure: lines lead from disc to disc, as thick as the association is strong", "[figures]") {
    const Network network = invented(30);
    const Marks marks = without_key(marks_of(draw(network).svg), network);
    REQUIRE(marks.lines.size() == network.edges.size());
    for (std::size_t i = 0; i < network.edges.size(); ++i) {
        const NetworkEdge& edge = network.edges[network.edges.size() - 1 - i];  // the heaviest is drawn last
        CHECK(marks.lines[i].width == Approx(3 * edge.weight / network.edges.front().weight).margin(0.006));
        CHECK(marks.lines[i].from[0] == Approx(marks.circles[edge.source].x).margin(0.02));
        CHECK(marks.lines[i].to[1] == Approx(marks.circles[edge.target].y).margin(0.02));
    }
}

TEST_CASE("network figure: a label stands beside its disc, or a line leads to it", "[figures]") {
    const Network network = invented(150);
    const Marks all = marks_of(draw(network).svg);
    const Marks marks = without_key(all, network);
    for (std::size_t i = 0; i < marks.circles.size(); ++i) {
        const CircleMark& disc = marks.circles[i];
        const Box box = marks.texts[i].box;
        const double away = std::hypot(std::max({box.left - disc.x, 0.0, disc.x - box.right}),
                                       std::max({box.top - disc.y, 0.0, disc.y - box.bottom})) -
                            disc.radius;
        const bool led = std::any_of(all.lines.begin(), all.lines.end(), [&](const LineMark& line) {
            return line.title.empty() &&
                   std::abs(std::hypot(line.from[0] - disc.x, line.from[1] - disc.y) - disc.radius) < 0.05;
        });
        CHECK((away < 8 || led));
    }
}

TEST_CASE("network figure: communities have their colours and their names", "[figures]") {
    const Network network = invented(100);
    const Figure figure = draw(network);
    const Marks marks = without_key(marks_of(figure.svg), network);
    CHECK(marks.circles[0].fill == marks.texts[0].fill);
    CHECK(marks.circles.front().fill == "#0067a5");
    CHECK(marks.circles.back().fill == "#5a6570");  // the twelfth, which shares the quiet colour
    CHECK(figure.svg.find(">autres</text>") != std::string::npos);
    CHECK(figure.svg.find(network.vertices[0].label + ", " + network.vertices[1].label) != std::string::npos);
    CHECK(figure.caption.find("100\u00a0mots autour de «\u00a0numérique\u00a0» (40\u00a0occurrences)") !=
          std::string::npos);
    CHECK(figure.caption.find("Positions comptées") != std::string::npos);
}

TEST_CASE("network figure: what is hostile is drawn right", "[figures]") {
    Network network = invented(12);
    SECTION("all in one place") {
        for (NetworkVertex& vertex : network.vertices) vertex.x = vertex.y = 0;
    }
    SECTION("all on a line") {
        for (NetworkVertex& vertex : network.vertices) vertex.y = 3;
    }
    SECTION("equal frequencies and weights") {
        for (NetworkVertex& vertex : network.vertices) vertex.f = 7;
        for (NetworkEdge& edge : network.edges) edge.weight = 1;
    }
    SECTION("one a thousand million times the rest") {
        network.vertices[3].f = 2'000'000'000;
        network.edges[0].weight = 1e10;
    }
    SECTION("other scripts, markup, a long text") {
        network.vertices[0].label = "مرحبا بالعالم";
        network.vertices[1].label = "שלום";
        network.vertices[2].label = "<script>alert(1)</script>";
        network.vertices[3].label = "🌱 sobre";
        network.vertices[4].label = std::string(2000, 'm');
        network.vertices[5].label = "a\nb\tc & \"d\"";
    }
    Context context;
    const Figure figure = draw(network, &context, {"svg", "pdf", "png", "csv"});
    check_is_right(network, figure);
    CHECK(figure.svg.find("<script") == std::string::npos);
    CHECK_FALSE(figure.pdf.empty());
    CHECK_FALSE(figure.png.empty());
}

TEST_CASE("network figure: what had to be changed is said", "[figures]") {
    Network network = invented(12);
    network.vertices[3].f = 2'000'000'000;
    network.vertices[4].label = std::string(2000, 'm');
    Context context;
    const Figure figure = draw(network, &context, {"svg", "csv"});
    REQUIRE(context.findings().size() == 2);
    CHECK(context.findings()[0].fault.what.find("1 of 12 words are too long for their label") == 0);
    CHECK(context.findings()[1].fault.what.find("11 of 12 discs would be too small") == 0);
    CHECK(figure.caption.find("Les plus petits disques sont agrandis") != std::string::npos);
    CHECK(figure.csv.find(std::string(2000, 'm')) != std::string::npos);
}

TEST_CASE("network figure: a crowd is drawn smaller, and said to be", "[figures]") {
    Network network = invented(190);
    for (NetworkVertex& vertex : network.vertices) vertex.label = vertex.label + "bbbbbbbb";
    Context context;
    const Figure figure = draw(network, &context);
    const Marks all = marks_of(figure.svg);
    for (const std::string& fault : faults_of(all, network)) FAIL_CHECK(fault);
    REQUIRE_FALSE(context.findings().empty());
    CHECK(context.findings()[0].fault.what.find("of 190 labels of the network were left smaller than 8 pixels") !=
          std::string::npos);
    CHECK(without_key(all, network).texts.size() == 190);
}

TEST_CASE("network figure: the same network gives the same bytes", "[figures]") {
    const Network network = invented(60);
    const Figure first = draw(network, nullptr, {"svg", "pdf", "png", "csv"});
    const Figure second = draw(network, nullptr, {"svg", "pdf", "png", "csv"});
    CHECK(first.svg == second.svg);
    CHECK(first.pdf == second.pdf);
    CHECK(first.png == second.png);
    CHECK(first.csv == second.csv);
}

TEST_CASE("network figure: no word gives a page that says so", "[figures]") {
    const Figure figure = draw(invented(0));
    CHECK(figure.svg.find("Aucun mot à montrer") != std::string::npos);
    CHECK(figure.caption == "Aucun mot à montrer.");
}

TEST_CASE("network figure: what cannot be drawn is refused in clear words", "[figures]") {
    CHECK_THROWS_WITH(draw(invented(401)), Catch::Contains("401 words are more than a page can show"));
    Network network = invented(390);
    for (NetworkVertex& vertex : network.vertices) vertex.label = "un mot bien trop long";
    CHECK_THROWS_WITH(draw(network), Catch::Contains("390 words do not fit"));
    network = invented(5);
    network.vertices[2].label = "\xff";
    CHECK_THROWS_WITH(draw(network), Catch::Contains("not valid UTF-8"));
    network.vertices[2].label = "\n";
    CHECK_THROWS_WITH(draw(network), Catch::Contains("no text"));
}
