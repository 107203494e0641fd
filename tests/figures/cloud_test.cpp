// The cloud as files: what is drawn, measured on the files themselves.
#include <algorithm>
#include <cmath>
#include <random>

#include <catch2/catch.hpp>

#include "stages/figures/draw_cloud.h"
#include "tests/figures/drawn.h"
#include "tests/figures/raster.h"
#include "tests/support/approved.h"

using namespace glane;

namespace {

CloudItem item(std::string text, double weight, std::string group = {}) {
    CloudItem made;
    made.text = std::move(text);
    made.weight = weight;
    made.group = std::move(group);
    return made;
}

Cloud draw(const std::vector<CloudItem>& items, const DrawCloud::Options& options = {}, Context* context = nullptr) {
    return test::drawn<DrawCloud>(items, options, context);
}

DrawCloud::Options only(std::vector<std::string> formats, int width = 800, int height = 500) {
    DrawCloud::Options options = test::only<DrawCloud>(std::move(formats));
    options.width = width;
    options.height = height;
    return options;
}

std::string what(const std::vector<CloudItem>& items, const DrawCloud::Options& options = only({})) {
    return test::refused<DrawCloud>(items, options);
}

/// An invented list: short and long expressions, accents, apostrophes, a group each.
std::vector<CloudItem> orchard() {
    return {item("verger", 90, "arbres"),
            item("pommes à cidre", 64, "fruits"),
            item("tailler en février", 31, "gestes"),
            item("l’échelle de châtaignier du grand-père", 22, "gestes"),
            item("haie", 40, "arbres"),
            item("cœur de bœuf", 12, "fruits"),
            item("greffe", 28, "gestes"),
            item("on ramasse à la main quand la pluie s’arrête, et jamais avant la Saint-Michel", 17, "gestes"),
            item("pressoir", 36, ""),
            item("Noël", 9, "fruits")};
}

/// Expressions of one to seven invented words with weights over two orders of magnitude.
std::vector<CloudItem> invented(unsigned seed, std::size_t count) {
    std::mt19937 engine(seed);
    const auto draw_below = [&engine](unsigned bound) { return static_cast<unsigned>(engine() % bound); };
    const char* const syllables[] = {"ba", "li", "tré", "gou", "fê", "qui", "jo", "ÉT", "pl", "y", "œu", "ç’a"};
    std::vector<CloudItem> items;
    for (std::size_t i = 0; i < count; ++i) {
        std::string text;
        const unsigned words = draw_below(2) == 0 ? 1 : 1 + draw_below(7);
        for (unsigned w = 0; w < words; ++w) {
            if (w > 0) text += ' ';
            const unsigned length = 1 + draw_below(4);
            for (unsigned s = 0; s < length; ++s) text += syllables[draw_below(12)];
        }
        items.push_back(item(text, std::pow(10.0, draw_below(1000) / 500.0)));
    }
    return items;
}

}  // namespace

TEST_CASE("cloud: what was approved is what is drawn", "[figures][golden]") {
    DrawCloud::Options options = only({"svg", "csv"});
    options.title = "Au verger";
    options.note = "Source : liste inventée.";
    options.group_meaning = "sujets";
    const Cloud cloud = draw(orchard(), options);
    check_approved("figures/verger.svg", cloud.figure.svg);
    check_approved("figures/verger.csv", cloud.figure.csv);
    CHECK(cloud.figure.caption ==
          "Nuage de 10 expressions. Surface des lettres proportionnelle au nombre d’occurrences, de 9 à 90. "
          "Couleurs : sujets. Source : liste inventée.");
    CHECK(cloud.figure.svg.find("role=\"img\"") != std::string::npos);
    CHECK(cloud.figure.svg.find("cœur de bœuf") != std::string::npos);
}

TEST_CASE("cloud: ink of two expressions never meets, and a word space stays between them", "[figures][property]") {
    const unsigned seed = GENERATE(1U, 2U, 3U, 4U);
    const std::size_t count = GENERATE(std::size_t{3}, std::size_t{25}, std::size_t{70});
    CAPTURE(seed, count);
    DrawCloud::Options options = only({"svg"});
    options.outline = true;
    options.shape = seed % 2 == 0 ? "ellipse" : "rectangle";
    const Cloud cloud = draw(invented(seed, count), options);
    REQUIRE(cloud.items.size() == count);
    CHECK(cloud.overlaps == 0);
    CHECK(cloud.r2 >= 0.999);

    constexpr double kScale = 2;
    const auto drawn = test::drawn_items(cloud.figure.svg);
    REQUIRE(drawn.size() == count);
    const test::InkMap map = test::ink_map(drawn, options.width, options.height, kScale);
    CHECK(map.shared == 0);
    CHECK(*std::min_element(map.area.begin(), map.area.end()) > 0);
    std::vector<double> px;
    for (const PlacedItem& placed : cloud.items) px.push_back(placed.px * kScale);
    // The word space of Lato is 0.193 em; half-covered pixels blur each edge.
    const double smallest = *std::min_element(px.begin(), px.end());
    CHECK(test::least_gap(map, px) >= 0.193 - 1 / smallest);
}

TEST_CASE("cloud: all ink is on the page", "[figures][property]") {
    DrawCloud::Options options = only({"svg"}, 600, 900);
    options.outline = true;
    const auto drawn = test::drawn_items(draw(invented(7, 60), options).figure.svg);
    const test::InkMap inside = test::ink_map(drawn, 600, 900, 1);
    const test::InkMap larger = test::ink_map(drawn, 1200, 1800, 1);
    CHECK(inside.area == larger.area);
}

TEST_CASE("cloud: sizes are the declared function of the weight", "[figures]") {
    const auto [scale, quarter] = GENERATE(table<std::string, double>(
        {{"area", 0.5}, {"linear", 0.25}, {"log", 1.0 / 3}, {"equal", 1.0}}));
    CAPTURE(scale);
    DrawCloud::Options options = only({});
    options.scale = scale;
    const Cloud cloud = draw({item("huit", 400), item("deux", 100)}, options);
    CHECK(cloud.items[1].px / cloud.items[0].px == Approx(quarter).epsilon(0.001));
}

TEST_CASE("cloud: the same list gives the same bytes, in whatever order it comes", "[figures]") {
    std::vector<CloudItem> items = orchard();
    const Cloud first = draw(items, only({"svg", "pdf", "png", "csv"}));
    std::ranges::reverse(items);
    const Cloud second = draw(items, only({"svg", "pdf", "png", "csv"}));
    CHECK(first.figure.svg == second.figure.svg);
    CHECK(first.figure.pdf == second.figure.pdf);
    CHECK(first.figure.png == second.figure.png);
    CHECK(first.figure.csv == second.figure.csv);
    CHECK(first.figure.pdf.starts_with("%PDF-1.5"));
    CHECK(first.figure.png.starts_with("\x89PNG"));
}

TEST_CASE("cloud: a long expression takes up to three lines, and stays whole", "[figures]") {
    const Cloud cloud = draw(orchard(), only({}));
    std::size_t most = 0;
    for (const PlacedItem& placed : cloud.items) {
        std::string joined;
        for (const PlacedLine& line : placed.lines) joined += (joined.empty() ? "" : " ") + line.text;
        CHECK(joined == placed.item.text);
        most = std::max(most, placed.lines.size());
    }
    CHECK(most >= 2);
    CHECK(most <= 3);
}

TEST_CASE("cloud: what is hostile is drawn right", "[figures]") {
    std::string words;
    while (words.size() < 2000) words += "expression ";
    const auto items = GENERATE_COPY(values<std::vector<CloudItem>>(
        {{item("seul", 1)},
         {item(words, 3)},
         {item("un", 1), item("deux", 1), item("trois", 1), item("trois", 1)},
         {item("énorme", 1e9), item("a", 1), item("b", 1)},
         {item("שלום עולם", 3), item("mot עברית mélangé", 2), item("نص عربي", 2)},
         {item("<script>alert(1)</script> & \"co\"", 2), item("]]>", 1)},
         {item("a\tb\x01\x1b[31m", 2)},
         {item(std::string(300, 'W'), 2), item("i", 1)},
         {item(".", 1e-300), item("\u00a0.", 2e-300)}}));
    DrawCloud::Options options = only({"svg", "pdf", "png", "csv"});
    const Cloud cloud = draw(items, options);
    CHECK(cloud.placed == static_cast<std::int64_t>(items.size()));
    CHECK(cloud.overlaps == 0);
    CHECK(cloud.smallest_px > 0);
    CHECK(cloud.figure.svg.find("<script") == std::string::npos);
    CHECK(cloud.figure.svg.find('\x1b') == std::string::npos);
    options.outline = true;
    const test::InkMap map = test::ink_map(test::drawn_items(draw(items, options).figure.svg), 800, 500, 2);
    CHECK(map.shared == 0);
}

TEST_CASE("cloud: no expression gives a page that says so", "[figures]") {
    const Cloud cloud = draw({}, only({"svg", "pdf", "png", "csv"}));
    CHECK(cloud.placed == 0);
    CHECK(cloud.figure.svg.find("Aucune expression") != std::string::npos);
    CHECK(cloud.figure.png.size() > 100);
}

TEST_CASE("cloud: what cannot be drawn is refused in clear words", "[figures]") {
    CHECK(what({item("nul", 0)}).find("the weight of \"nul\" is 0") != std::string::npos);
    CHECK(what({item("moins", -3)}).find("above zero") != std::string::npos);
    CHECK(what({item("rien", std::nan(""))}).find("nan") != std::string::npos);
    CHECK(what({item(" \n ", 3)}).find("no text") != std::string::npos);
    CHECK(what({item("caf\xe9", 3)}).find("not valid UTF-8") != std::string::npos);
    CHECK(what({item(std::string(6000, 'x'), 3)}).find("6000 characters") != std::string::npos);
    CHECK(what(std::vector<CloudItem>(30000, item("x", 1))).find("--top") != std::string::npos);
    DrawCloud::Options options = only({});
    options.scale = "cubic";
    CHECK(what(orchard(), options).find("cubic") != std::string::npos);
    options = only({}, 5, 5);
    CHECK(what(orchard(), options).find("5 x 5") != std::string::npos);
}

TEST_CASE("cloud: signs that no font has and letters too small are reported", "[figures]") {
    Context context;
    const Cloud cloud = draw({item("fête \U0001F973", 1000000), item("minuscule", 1)}, only({"svg"}), &context);
    CHECK(cloud.placed == 2);
    REQUIRE(context.findings().size() == 2);
    CHECK(context.findings()[0].fault.what.find("\U0001F973") != std::string::npos);
    CHECK(context.findings()[1].fault.what.find("smaller than 9 pixels") != std::string::npos);
}

TEST_CASE("cloud: a link makes the picture a group of links", "[figures]") {
    CloudItem linked = item("mot", 2);
    linked.link = "#mot-1";
    linked.evidence = "4 entretiens";
    const std::string svg = draw({linked}, only({"svg"})).figure.svg;
    CHECK(svg.find("<a href=\"#mot-1\">") != std::string::npos);
    CHECK(svg.find("4 entretiens") != std::string::npos);
    CHECK(svg.find("role=\"img\"") == std::string::npos);
}
