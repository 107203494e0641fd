// Bubbles as files: areas, places and names measured on the finished SVG and PNG.
#include <algorithm>
#include <cmath>
#include <random>

#include <catch2/catch.hpp>

#include "stages/figures/draw_bubbles.h"
#include "stages/figures/palette.h"
#include "tests/figures/drawn.h"
#include "tests/figures/svg_marks.h"
#include "tests/support/approved.h"

using namespace glane;

namespace {

const auto only = test::only<DrawBubbles>;

Figure draw(const std::vector<Bubble>& given, const DrawBubbles::Options& options, Context* context = nullptr) {
    return test::drawn<DrawBubbles>(given, options, context);
}

std::string what(const std::vector<Bubble>& given, const DrawBubbles::Options& options = only({})) {
    return test::refused<DrawBubbles>(given, options);
}

Bubble bubble(std::string label, double value, std::string group = {}) {
    Bubble made{.label = std::move(label), .value = value};
    made.group = std::move(group);
    return made;
}

/// Made up, with names that fit inside and names that do not.
std::vector<Bubble> orchard() {
    return {bubble("pommes à cidre", 61), bubble("poires", 58), bubble("le matériel du pressoir et de la cave", 23),
            bubble("haies", 19), bubble("un chemin creux bordé de châtaigniers", 3)};
}

std::vector<Bubble> invented(unsigned seed, std::size_t count) {
    std::mt19937 engine(seed);
    std::vector<Bubble> bubbles;
    for (std::size_t i = 0; i < count; ++i) {
        const double value = std::floor(std::pow(10.0, static_cast<double>(engine() % 3000) / 1000.0)) + 1;
        bubbles.push_back(
            bubble("expression numéro " + std::to_string(i + 1), value, "groupe " + std::to_string(i % 3)));
    }
    return bubbles;
}

/// Circles of the chart; those of the scale below have no title.
std::vector<test::CircleMark> bubbles_in(const test::Marks& marks) {
    std::vector<test::CircleMark> circles;
    std::ranges::copy_if(marks.circles, std::back_inserter(circles),
                         [](const test::CircleMark& circle) { return !circle.title.empty(); });
    return circles;
}

double distance_to(const test::LineMark& line, double x, double y) {
    const double dx = line.to[0] - line.from[0];
    const double dy = line.to[1] - line.from[1];
    const double along =
        std::clamp(((x - line.from[0]) * dx + (y - line.from[1]) * dy) / (dx * dx + dy * dy), 0.0, 1.0);
    return std::hypot(line.from[0] + along * dx - x, line.from[1] + along * dy - y);
}

bool reaches(const test::Box& box, const test::CircleMark& circle) {
    const double dx = circle.x - std::clamp(circle.x, box.left, box.right);
    const double dy = circle.y - std::clamp(circle.y, box.top, box.bottom);
    return std::hypot(dx, dy) < circle.radius;
}

/// A line that has any part in a circle has all of it there.
void check_names(const test::Marks& marks) {
    for (const test::TextMark& text : marks.texts) {
        CAPTURE(text.text);
        CHECK(test::is_on_page(text.box, marks));
        for (const test::CircleMark& circle : bubbles_in(marks)) {
            if (!reaches(text.box, circle)) continue;
            CAPTURE(circle.title);
            for (const double x : {text.box.left, text.box.right}) {
                for (const double y : {text.box.top + 0.1 * text.px, text.box.bottom}) {
                    CHECK(std::hypot(x - circle.x, y - circle.y) <= circle.radius);
                }
            }
            CHECK(figures::contrast(text.fill, circle.fill) >= 4.5);
        }
        for (const test::TextMark& other : marks.texts) {
            if (other.element == text.element) break;
            CAPTURE(other.text);
            CHECK_FALSE(test::overlap(text.box, other.box));
        }
    }
}

void check_circles(const test::Marks& marks) {
    const std::vector<test::CircleMark> circles = bubbles_in(marks);
    for (const test::CircleMark& circle : circles) {
        CAPTURE(circle.title);
        CHECK(test::is_on_page(
            {circle.x - circle.radius, circle.y - circle.radius, circle.x + circle.radius, circle.y + circle.radius},
            marks));
        for (const test::CircleMark& other : circles) {
            if (&other == &circle) break;
            CHECK(std::hypot(circle.x - other.x, circle.y - other.y) > circle.radius + other.radius);
        }
    }
    // A line leads from the rim of one circle and passes all others.
    for (const test::LineMark& line : marks.lines) {
        const auto met = std::ranges::count_if(circles, [&](const test::CircleMark& circle) {
            return distance_to(line, circle.x, circle.y) < circle.radius + 0.5;
        });
        CHECK(met == 1);
    }
}

}  // namespace

TEST_CASE("bubbles: what was approved is what is drawn", "[figures][golden]") {
    DrawBubbles::Options options = only({"svg", "csv"});
    options.paper.note = "Source : liste inventée.";
    options.shown = "Ce dont on parle au verger";
    const Figure figure = draw(orchard(), options);
    check_approved("figures/bubbles.svg", figure.svg);
    check_approved("figures/bubbles.csv", figure.csv);
    CHECK(figure.caption ==
          "Ce dont on parle au verger. L’aire des cercles est proportionnelle au nombre d’occurrences. Source : liste "
          "inventée.");
    CHECK(
        figure.alternative_text.starts_with("Ce dont on parle au verger. 5 cercles, d’aire proportionnelle au nombre "
                                            "d’occurrences\u00a0: pommes à cidre 61, poires 58, "));
}

TEST_CASE("bubbles: areas are proportional, those of the scale too", "[figures][property]") {
    const auto bubbles = GENERATE(orchard(), invented(1, 12), invented(2, 60));
    const test::Marks marks = test::marks_of(draw(bubbles, only({"svg"})).svg);
    const std::vector<test::CircleMark> circles = bubbles_in(marks);
    REQUIRE(circles.size() == bubbles.size());
    double unit = 0;
    for (const Bubble& each : bubbles) {
        CAPTURE(each.label);
        const auto circle = std::ranges::find_if(
            circles, [&](const test::CircleMark& c) { return c.title.starts_with(each.label + "\u00a0"); });
        REQUIRE(circle != circles.end());
        const double area_of_one = circle->radius * circle->radius / each.value;
        if (unit == 0) unit = area_of_one;
        CHECK(area_of_one == Approx(unit).epsilon(1e-3));
    }
    std::size_t samples = 0;
    for (const test::CircleMark& sample : marks.circles) {
        if (!sample.title.empty()) continue;
        const double value = sample.radius * sample.radius / unit;
        CHECK(value == Approx(std::round(value)).epsilon(1e-3));
        CHECK(marks.text(std::to_string(std::lround(value))) != nullptr);
        ++samples;
    }
    CHECK(samples >= 1);
    CHECK(samples <= 3);
}

TEST_CASE("bubbles: the PNG has the areas too", "[figures]") {
    DrawBubbles::Options options = only({"png"});
    options.paper.dpi = 288;
    const std::string png = draw({bubble("a", 300, "un"), bubble("b", 100, "deux")}, options).png;
    const auto& colours = figures::light_palette().groups;
    const auto large = static_cast<double>(test::pixels_of(png, colours[0]));
    const auto small = static_cast<double>(test::pixels_of(png, colours[1]));
    // The name inside and the legend's square are part of the count.
    CHECK(large / small == Approx(3).epsilon(0.03));
}

TEST_CASE("bubbles: no circle touches another, and lines lead to their own", "[figures][property]") {
    const auto bubbles = GENERATE(orchard(), invented(3, 8), invented(4, 30), invented(5, 100));
    const bool dark = GENERATE(false, true);
    DrawBubbles::Options options = only({"svg"});
    options.paper.dark = dark;
    const test::Marks marks = test::marks_of(draw(bubbles, options).svg);
    check_circles(marks);
    check_names(marks);
}

TEST_CASE("bubbles: every name is told, inside, beside or below", "[figures]") {
    const std::vector<Bubble> bubbles = invented(6, 50);
    const Figure figure = draw(bubbles, only({"svg"}));
    std::string all;
    for (const test::TextMark& text : test::marks_of(figure.svg).texts) all += text.text + " ";
    for (const Bubble& each : bubbles) {
        CAPTURE(each.label);
        const std::string number = each.label.substr(each.label.rfind(' ') + 1);
        const bool told = all.find("numéro " + number + " ") != std::string::npos ||
                          all.find("numéro " + number + "\u00a0(") != std::string::npos;
        CHECK(told);
    }
}

TEST_CASE("bubbles: the same list gives the same bytes, in whatever order it comes", "[figures]") {
    std::vector<Bubble> bubbles = invented(7, 20);
    for (Bubble& each : bubbles) each.group.clear();
    const DrawBubbles::Options options = only({"svg", "pdf", "png", "csv"});
    const Figure first = draw(bubbles, options);
    std::ranges::reverse(bubbles);
    const Figure second = draw(bubbles, options);
    CHECK(first.svg == second.svg);
    CHECK(first.pdf == second.pdf);
    CHECK(first.png == second.png);
    CHECK(first.csv == second.csv);
}

TEST_CASE("bubbles: what is hostile is drawn right", "[figures]") {
    std::string words;
    while (words.size() < 2000) words += "mot ";
    const auto bubbles = GENERATE_COPY(
        values<std::vector<Bubble>>({{bubble("seul", 1)},
                                     {bubble(words, 3), bubble(std::string(2000, 'x'), 2)},
                                     {bubble("un", 1), bubble("deux", 1), bubble("trois", 1), bubble("trois", 1)},
                                     {bubble("énorme", 1e9), bubble("a", 1), bubble("b", 1)},
                                     {bubble("שלום עולם", 3), bubble("mot עברית mélangé", 2)},
                                     {bubble("<script>alert(1)</script> & \"co\"", 2), bubble("]]>", 1)},
                                     {bubble("fête \U0001F973", 2), bubble("a\tb\x01\x1b[31m", 1)},
                                     {bubble("petit", 1e-290), bubble("grand", 1e300)}}));
    const Figure figure = draw(bubbles, only({"svg", "pdf", "png", "csv"}));
    CHECK(figure.svg.find("<script") == std::string::npos);
    CHECK(figure.svg.find('\x1b') == std::string::npos);
    const test::Marks marks = test::marks_of(figure.svg);
    CHECK(bubbles_in(marks).size() == bubbles.size());
    check_circles(marks);
    check_names(marks);
}

TEST_CASE("bubbles: what is zero has no circle and is named below", "[figures]") {
    const Figure figure = draw({bubble("haies", 0), bubble("poires", 3)}, only({"svg", "csv"}));
    CHECK(bubbles_in(test::marks_of(figure.svg)).size() == 1);
    CHECK(figure.caption.find("Sans cercle, car de valeur nulle\u00a0: haies.") != std::string::npos);
    CHECK(figure.csv.find("haies,0,,,,") != std::string::npos);
    CHECK(draw({bubble("haies", 0)}, only({"svg"})).svg.find("Rien à montrer") != std::string::npos);
    CHECK(draw({}, only({"svg"})).svg.find("Rien à montrer") != std::string::npos);
}

TEST_CASE("bubbles: what cannot be drawn is refused in clear words", "[figures]") {
    CHECK(what({bubble("moins", -3)}).find("the value of \"moins\" is -3") != std::string::npos);
    CHECK(what({bubble("rien", std::nan(""))}).find("nan") != std::string::npos);
    CHECK(what({bubble(" \n ", 3)}).find("no label") != std::string::npos);
    CHECK(what({bubble("caf\xe9", 3)}).find("not valid UTF-8") != std::string::npos);
    CHECK(what(std::vector<Bubble>(1000000, bubble("x", 1))).find("--top") != std::string::npos);
    DrawBubbles::Options options = only({});
    options.height = 3;
    CHECK(what(orchard(), options).find("height is 3") != std::string::npos);
}
