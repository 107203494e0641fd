// Bars as files: lengths, whiskers and letters measured on the finished SVG.
#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include <catch2/catch.hpp>

#include "stages/figures/draw_bars.h"
#include "stages/figures/links.h"
#include "tests/figures/drawn.h"
#include "tests/figures/svg_marks.h"
#include "tests/support/approved.h"

using namespace glane;

namespace {

const auto only = test::only<DrawBars>;

Figure draw(const std::vector<Bar>& given, const DrawBars::Options& options, Context* context = nullptr) {
    return test::drawn<DrawBars>(given, options, context);
}

std::string what(const std::vector<Bar>& given, const DrawBars::Options& options = only({})) {
    return test::refused<DrawBars>(given, options);
}

Bar bar(std::string label, double value, std::string group = {}) {
    Bar made{.label = std::move(label), .value = value};
    made.group = std::move(group);
    return made;
}

Bar bar_between(std::string label, double value, double low, double high) {
    Bar made = bar(std::move(label), value);
    made.has_interval = true;
    made.low = low;
    made.high = high;
    return made;
}

test::Marks marks(const std::vector<Bar>& bars, const DrawBars::Options& options = only({"svg"})) {
    return test::marks_of(draw(bars, options).svg);
}

/// Made up: either sign, intervals that hold zero or not, a label of two lines.
std::vector<Bar> harvest() {
    return {bar_between("pommes à cidre", 34.5, 21, 55.5), bar_between("poires", 12.25, -3, 18),
            bar("châtaignes ramassées le long du chemin qui mène au pressoir", 20), bar_between("gel", -14.5, -19, -2),
            bar("rien", 0)};
}

/// From x to the value, as the numbers below the axis say it: the first and the last of them.
struct AxisScale {
    double x0 = 0;
    double unit = 0;
    [[nodiscard]] double x(double value) const { return x0 + unit * value; }
};

AxisScale axis_of(const test::Marks& marks, const std::string& first, const std::string& last) {
    const auto middle = [&](const std::string& number) {
        const test::TextMark* tick = nullptr;
        for (const test::TextMark& text : marks.texts) {
            if (text.text == number && text.px < 11) tick = &text;
        }
        REQUIRE(tick != nullptr);
        return (tick->box.left + tick->box.right) / 2;
    };
    const double zero = middle(first);
    return {zero, (middle(last) - zero) / std::stod(last)};
}

const test::RectMark& rect_of(const test::Marks& marks, const std::string& label) {
    const auto found =
        std::ranges::find_if(marks.rects, [&](const test::RectMark& rect) { return rect.title.starts_with(label); });
    REQUIRE(found != marks.rects.end());
    return *found;
}

void check_letters(const test::Marks& marks) {
    for (const test::TextMark& text : marks.texts) {
        CAPTURE(text.text);
        CHECK(test::is_on_page(text.box, marks));
        for (const test::TextMark& other : marks.texts) {
            if (&other == &text) break;
            CAPTURE(other.text);
            CHECK_FALSE(test::overlap(text.box, other.box));
        }
    }
}

}  // namespace

TEST_CASE("bars: what was approved is what is drawn", "[figures][golden]") {
    DrawBars::Options options = only({"svg", "csv"});
    options.paper.title = "La récolte";
    options.paper.note = "Source : liste inventée.";
    options.shown = "La récolte de l’année";
    options.axis = "paniers";
    const Figure figure = draw(harvest(), options);
    check_approved("figures/bars.svg", figure.svg);
    check_approved("figures/bars.csv", figure.csv);
    CHECK(figure.caption == "La récolte de l’année. Source : liste inventée.");
    CHECK(
        figure.alternative_text.starts_with("La récolte de l’année. 5 barres, axe «\u00a0paniers\u00a0»\u00a0: pommes "
                                            "à cidre 34,50 (de 21,00 à 55,50) ; "));
    CHECK(test::marks_of(figure.svg).description == figure.alternative_text);
}

TEST_CASE("bars: bars and whiskers end where the axis has their values", "[figures]") {
    const std::vector<Bar> bars = harvest();
    const test::Marks drawn = marks(bars);
    const AxisScale axis = axis_of(drawn, "0", "40");
    for (const Bar& each : bars) {
        CAPTURE(each.label);
        const test::Box box = rect_of(drawn, each.label).box;
        CHECK(box.left == Approx(axis.x(std::min(0.0, each.value))).margin(0.03));
        CHECK(box.right == Approx(axis.x(std::max(0.0, each.value))).margin(0.03));
        if (!each.has_interval) continue;
        const bool whisker = std::ranges::any_of(drawn.lines, [&](const test::LineMark& line) {
            return line.width < 2 && std::abs(line.from[0] - axis.x(each.low)) < 0.03 &&
                   std::abs(line.to[0] - axis.x(each.high)) < 0.03 && line.from[1] > box.top &&
                   line.from[1] < box.bottom;
        });
        CHECK(whisker);
    }
}

TEST_CASE("bars: letters stay on the page and never on each other", "[figures]") {
    const int width = GENERATE(320, 605, 1200);
    CAPTURE(width);
    DrawBars::Options options = only({"svg"});
    options.paper.width = width;
    options.axis = "une unité dont le nom est assez long pour que l’axe doive le mettre sur deux lignes au moins";
    check_letters(marks(harvest(), options));
}

TEST_CASE("bars: panels share one scale and name their parts", "[figures]") {
    std::vector<Bar> bars = harvest();
    for (Bar& each : bars) each.panel = "verger du haut";
    bars.push_back(bar("noix", 17.25));
    bars.back().panel = "verger du bas";
    bars.push_back(bar("noisettes", -6));
    bars.back().panel = "verger du bas";
    const test::Marks drawn = marks(bars);
    const test::Box high = rect_of(drawn, "pommes").box;
    const test::Box low = rect_of(drawn, "noix").box;
    CHECK((low.right - low.left) / (high.right - high.left) == Approx(0.5).epsilon(0.001));
    CHECK(drawn.text("verger du haut") != nullptr);
    CHECK(drawn.text("verger du bas") != nullptr);
    check_letters(drawn);
}

TEST_CASE("bars: groups have colours, and the legend tells them", "[figures]") {
    const test::Marks drawn = marks({bar("a", 2, "bois"), bar("b", 3, "eau"), bar("c", 1, "bois"), bar("d", 1)});
    CHECK(rect_of(drawn, "a").fill == rect_of(drawn, "c").fill);
    CHECK(rect_of(drawn, "a").fill != rect_of(drawn, "b").fill);
    REQUIRE(drawn.text("bois") != nullptr);
    CHECK(drawn.text("bois")->fill == rect_of(drawn, "a").fill);
    CHECK(drawn.text("autres") != nullptr);
}

TEST_CASE("bars: the same bars give the same bytes", "[figures]") {
    const DrawBars::Options options = only({"svg", "pdf", "png", "csv"});
    const Figure first = draw(harvest(), options);
    const Figure second = draw(harvest(), options);
    CHECK(first.svg == second.svg);
    CHECK(first.pdf == second.pdf);
    CHECK(first.png == second.png);
    CHECK(first.csv == second.csv);
    CHECK(first.pdf.starts_with("%PDF-1.5"));
}

TEST_CASE("bars: what is hostile is drawn right", "[figures]") {
    std::string words;
    while (words.size() < 2000) words += "mot ";
    const auto bars =
        GENERATE_COPY(values<std::vector<Bar>>({{bar("seul", 1)},
                                                {bar("zéro", 0), bar("encore", 0)},
                                                {bar(words, 3), bar(std::string(2000, 'x'), -3)},
                                                {bar("un", 1), bar("deux", 1), bar("trois", 1)},
                                                {bar("énorme", 1e9), bar("a", 1), bar("b", -1)},
                                                {bar_between("large", 3, -1e9, 1e9)},
                                                {bar("שלום עולם", 3), bar("mot עברית mélangé", 2)},
                                                {bar("<script>alert(1)</script> & \"co\"", 2), bar("]]>", 1)},
                                                {bar("fête \U0001F973", 2), bar("a\tb\x01\x1b[31m", 1)},
                                                {bar("tout petit", 1e-320), bar("petit", 2e-300)},
                                                {bar("grand", 1e300), bar("grand", -1e300)}}));
    const Figure figure = draw(bars, only({"svg", "pdf", "png", "csv"}));
    CHECK(figure.svg.find("<script") == std::string::npos);
    CHECK(figure.svg.find('\x1b') == std::string::npos);
    CHECK(figure.svg.find("nan") == std::string::npos);
    const test::Marks drawn = test::marks_of(figure.svg);
    CHECK(static_cast<std::size_t>(std::ranges::count_if(
              drawn.rects, [](const test::RectMark& rect) { return !rect.title.empty(); })) == bars.size());
    check_letters(drawn);
}

TEST_CASE("bars: titles, notes and groups of thousands of letters stay on the page", "[figures]") {
    const std::string letters(2000, 'x');
    DrawBars::Options options = only({"svg"});
    options.paper.title = letters;
    options.paper.note = "Source : " + letters + "\n" + letters;
    options.axis = letters;
    options.group_meaning = letters;
    const test::Marks drawn = marks({bar("a", 2, letters), bar("b", 3, "un")}, options);
    check_letters(drawn);
    CHECK(drawn.height > 400);
}

TEST_CASE("bars: no bar gives a page that says so", "[figures]") {
    const Figure figure = draw({}, only({"svg", "pdf", "png", "csv"}));
    CHECK(figure.svg.find("Rien à montrer") != std::string::npos);
    CHECK(figure.png.size() > 100);
}

TEST_CASE("bars: what cannot be drawn is refused in clear words", "[figures]") {
    CHECK(what({bar("rien", std::nan(""))}).find("the value of \"rien\" is nan") != std::string::npos);
    CHECK(what({bar("tout", std::numeric_limits<double>::infinity())}).find("inf") != std::string::npos);
    CHECK(what({bar(" \n ", 3)}).find("no label") != std::string::npos);
    CHECK(what({bar("caf\xe9", 3)}).find("not valid UTF-8") != std::string::npos);
    CHECK(what({bar_between("tourné", 3, 5, 1)}).find("the lower end comes first") != std::string::npos);
    CHECK(what(std::vector<Bar>(1000000, bar("x", 1))).find("--top") != std::string::npos);
    DrawBars::Options options = only({});
    options.paper.width = 5;
    CHECK(what(harvest(), options).find("5 pixels wide") != std::string::npos);
    options = only({"gif"});
    CHECK(what(harvest(), options).find("unknown format \"gif\"") != std::string::npos);
}

TEST_CASE("bars: bar and label lead to the page, and from a file of their own into the page beside it", "[figures]") {
    std::vector<Bar> bars = {bar("pommes <\"a href=\"#x\">", 3), bar("poires", 2), bar("noix", 1)};
    bars[0].link = "#mot-1";
    bars[1].link = "https://example.org/'poires'";
    const Figure figure = draw(bars, only({"svg", "pdf"}));
    const auto links_in = [](const std::string& svg) {
        const test::Marks marks = test::marks_of(svg);
        std::vector<std::string> links;
        for (const test::TextMark& text : marks.texts) {
            if (!text.link.empty()) links.push_back(text.link);
        }
        for (const test::RectMark& rect : marks.rects) {
            if (!rect.link.empty()) links.push_back(rect.link);
        }
        return links;
    };
    const std::string address = "https://example.org/'poires'";
    CHECK(links_in(figure.svg) == std::vector<std::string>{"#mot-1", address, "#mot-1", address});
    CHECK(links_in(figures::svg_as_file(figure.svg)) ==
          std::vector<std::string>{"report.html#mot-1", address, "report.html#mot-1", address});
    CHECK(figure.svg.find("role=\"group\"") != std::string::npos);
    CHECK(draw({bar("seule", 1)}, only({"svg"})).svg.find("role=\"img\"") != std::string::npos);
    CHECK(figures::link_from_file("#mot-1") == "report.html#mot-1");
    CHECK(figures::link_from_file("").empty());
    CHECK(figures::svg_as_file(figure.svg).starts_with("<svg style=\"max-width:100%;height:auto\" xmlns="));
    CHECK(figures::svg_as_file("").empty());
}

TEST_CASE("bars: no line of the grid or threshold stands in the row of a value that it would strike", "[figures]") {
    DrawBars::Options options = only({"svg"});
    options.threshold = 2;
    options.signs = true;
    // Values as far as the threshold lines, one below the other, the first and the last row among them.
    const test::Marks drawn = marks({bar("a", 1.8), bar("b", 1.7), bar("c", -1.7), bar("d", 1.9)}, options);
    for (const char* const value : {"+1,8", "+1,7", "\u22121,7", "+1,9"}) {
        const test::TextMark* const text = drawn.text(value);
        REQUIRE(text != nullptr);
        const bool covered = std::ranges::any_of(drawn.rects, [&](const test::RectMark& rect) {
            return &rect != &drawn.rects.front() && rect.fill == drawn.rects.front().fill &&
                   rect.box.left <= text->box.left - 1 && rect.box.right >= text->box.right + 1 &&
                   rect.box.bottom - rect.box.top >= 19;
        });
        CHECK(covered);
    }
}
