// The dispersion plot as files: ticks, bands and texts, measured on the finished SVG.

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include "pipeline/base/record_reader.h"
#include "pipeline/base/table.h"
#include "stages/dispersion/dispersion.h"
#include "stages/figures/draw_dispersion.h"
#include "tests/figures/svg_marks.h"
#include "tests/support/counted_corpus.h"

using namespace glane;
using namespace glane::test;

namespace {

const std::string kTickColour = "#0067a5";

DispersionTable table_of(const Corpus& corpus, std::vector<std::string> expressions) {
    Disperse::Options options;
    options.expressions = std::move(expressions);
    options.over = "interview";
    options.words.min_f = 1;
    Context context;
    return Disperse::run({corpus, little_french()}, options, context);
}

DrawDispersion::Options only(std::vector<std::string> formats, const std::string& scale = "tokens") {
    DrawDispersion::Options options;
    options.scale = scale;
    options.paper.formats = std::move(formats);
    return options;
}

Figure draw(const DispersionTable& table, const Corpus& corpus, const DrawDispersion::Options& options,
            Context* context = nullptr) {
    Context own;
    return DrawDispersion::run({table, corpus}, options, context == nullptr ? own : *context);
}

/// Interviews of so many words each, all "mot" but every seventh, "cible".
Corpus interviews(const std::vector<int>& sizes) {
    std::string lines;
    int word = 0;
    for (const int size : sizes) {
        lines += "@ Entretien\n> ";
        for (int i = 0; i < size; ++i) lines += ++word % 7 == 0 ? "cible " : "mot ";
        lines += "\n";
    }
    return build_corpus(lines);
}

std::vector<LineMark> ticks(const Marks& marks) {
    std::vector<LineMark> found;
    for (const LineMark& line : marks.lines) {
        if (line.stroke == kTickColour) found.push_back(line);
    }
    return found;
}

/// The page is the first rectangle.
std::vector<Box> bands(const Marks& marks) {
    std::vector<Box> found;
    for (std::size_t i = 1; i < marks.rects.size(); ++i) found.push_back(marks.rects[i].box);
    return found;
}

double width_of(const Box& box) { return box.right - box.left; }
double middle_of(const Box& box) { return (box.left + box.right) / 2; }

/// How many occurrences a tick says it stands for.
int occurrences(const LineMark& tick) {
    return tick.title.find(" occurrences\n") == std::string::npos ? 1 : std::stoi(tick.title);
}

int all_occurrences(const Marks& marks) {
    int sum = 0;
    for (const LineMark& tick : ticks(marks)) sum += occurrences(tick);
    return sum;
}

}  // namespace

TEST_CASE("dispersion plot: bands are as wide as interviews are long, ticks stand at their words", "[figures]") {
    const Corpus corpus = interviews({40, 10, 70});
    const DispersionTable table = table_of(corpus, {"cible"});
    const Figure figure = draw(table, corpus, only({"svg", "csv"}));
    const Marks marks = marks_of(figure.svg);
    const std::vector<Box> drawn_bands = bands(marks);
    REQUIRE(drawn_bands.size() == 3);
    const double left = drawn_bands.front().left;
    const double width = drawn_bands.back().right - left;
    CHECK(width_of(drawn_bands[0]) == Approx(width * 40 / 120).margin(0.02));
    CHECK(width_of(drawn_bands[1]) == Approx(width * 10 / 120).margin(0.02));

    std::vector<double> wanted;
    const auto rows = parse_csv(figure.csv, "plot.csv");
    for (std::size_t i = 1; i < rows.size(); ++i) {
        CHECK(std::stoi(rows[i].fields[1]) == static_cast<int>(7 * i));
        wanted.push_back(left + width * (std::stod(rows[i].fields[1]) - 0.5) / 120);
    }
    const std::vector<LineMark> drawn = ticks(marks);
    REQUIRE(drawn.size() == 17);
    REQUIRE(wanted.size() == drawn.size());
    for (std::size_t i = 0; i < drawn.size(); ++i) {
        CHECK(drawn[i].from[0] == drawn[i].to[0]);
        CHECK(drawn[i].from[0] == Approx(wanted[i]).margin(0.14));  // half of the grid, and rounding
        CHECK(drawn[i].title.find("entretien-") != std::string::npos);
    }
    CHECK(text_faults(marks).empty());
}

TEST_CASE("dispersion plot: interviews can all be equally wide", "[figures]") {
    const Corpus corpus = interviews({40, 10, 70});
    const DispersionTable table = table_of(corpus, {"cible"});
    const Marks marks = marks_of(draw(table, corpus, only({"svg"}, "interviews")).svg);
    const std::vector<Box> drawn_bands = bands(marks);
    REQUIRE(drawn_bands.size() == 3);
    for (const Box& band : drawn_bands) CHECK(width_of(band) == Approx(width_of(drawn_bands.front())).margin(0.02));
    // The only one of the second interview is its second word.
    const Box& second = drawn_bands[1];
    const auto in_second = [&](const LineMark& tick) {
        return tick.from[0] > second.left && tick.from[0] < second.right;
    };
    const std::vector<LineMark> drawn = ticks(marks);
    CHECK(std::count_if(drawn.begin(), drawn.end(), in_second) == 2);
    CHECK(std::find_if(drawn.begin(), drawn.end(), in_second)->from[0] ==
          Approx(second.left + width_of(second) * 1.5 / 10).margin(0.14));
}

TEST_CASE("dispersion plot: thousands of occurrences are all told", "[figures]") {
    const Corpus corpus = interviews({9000, 11000});
    const DispersionTable table = table_of(corpus, {"mot", "cible"});
    const Marks marks = marks_of(draw(table, corpus, only({"svg"})).svg);
    CHECK(all_occurrences(marks) == 20000);
    CHECK(ticks(marks).size() < std::size_t{2} * 4 * 605);
}

TEST_CASE("dispersion plot: no text meets another or leaves the page", "[figures][property]") {
    const int parts = GENERATE(2, 9, 26, 300);
    const std::string scale = GENERATE("tokens", "interviews");
    const int width = GENERATE(300, 605, 1200);
    std::vector<int> sizes;
    sizes.reserve(static_cast<std::size_t>(parts));
    for (int i = 0; i < parts; ++i) sizes.push_back(5 + i * 37 % 120);
    const Corpus corpus = interviews(sizes);
    std::vector<std::string> expressions{"cible", "mot", "une expression assez longue pour deux lignes au moins"};
    expressions.push_back(std::string(2000, 'a'));
    for (int i = 0; i < 250; ++i) expressions.back() += " mot";
    const DispersionTable table = table_of(corpus, expressions);
    DrawDispersion::Options options = only({"svg"}, scale);
    options.paper.width = width;
    options.paper.title = "Un titre";
    options.paper.note = "Source : une enquête.";
    Context context;
    const Figure figure = draw(table, corpus, options, &context);
    const Marks marks = marks_of(figure.svg);
    CAPTURE(parts, scale, width);
    for (const std::string& fault : text_faults(marks)) FAIL_CHECK(fault);
    CHECK(context.findings().size() == 1);
    CHECK(context.findings().front().fault.what.find("of 4 expressions are too long") != std::string::npos);
    const bool by_name = std::any_of(marks.texts.begin(), marks.texts.end(),
                                     [](const TextMark& text) { return text.text == "entretien-2"; });
    CHECK(by_name == (figure.caption.find("Numéros\u00a0: entretien-1 à") == std::string::npos));
    CHECK(all_occurrences(marks) == table.words[0].frequency() + table.words[1].frequency());
}

TEST_CASE("dispersion plot: names of any length are told in the key", "[figures]") {
    const Corpus corpus = interviews({30, 5, 60});
    DispersionTable table = table_of(corpus, {"cible"});
    table.parts[0].name = std::string(2000, 'x');
    table.parts[1].name = "<script>alert(1)</script> & co";
    table.parts[2].name = "ראיון עם נבחר";
    const Figure figure = draw(table, corpus, only({"svg"}));
    const Marks marks = marks_of(figure.svg);
    CHECK(text_faults(marks).empty());
    CHECK(figure.svg.find("<script") == std::string::npos);
    CHECK(figure.caption.find("2\u00a0=\u00a0<script>alert(1)</script>") != std::string::npos);
    CHECK(figure.caption.find("ראיון") != std::string::npos);
    // Short names stand below their bands.
    for (std::size_t i = 0; i < 3; ++i) table.parts[i].name = std::string(1, static_cast<char>('A' + i));
    const Marks named = marks_of(draw(table, corpus, only({"svg"})).svg);
    for (std::size_t i = 0; i < 3; ++i) {
        const auto name = std::find_if(named.texts.begin(), named.texts.end(),
                                       [&](const TextMark& text) { return text.text == table.parts[i].name; });
        REQUIRE(name != named.texts.end());
        CHECK(middle_of(name->box) == Approx(middle_of(bands(named)[i])).margin(0.02));
    }
}

TEST_CASE("dispersion plot: an expression that never occurs keeps its row", "[figures]") {
    const Corpus corpus = interviews({30, 50});
    const DispersionTable table = table_of(corpus, {"cible", "אחר <b>🌱</b>"});
    const Figure figure = draw(table, corpus, only({"svg", "pdf", "png", "csv"}));
    const Marks marks = marks_of(figure.svg);
    CHECK(std::count_if(marks.texts.begin(), marks.texts.end(),
                        [](const TextMark& text) { return text.text == "0/2"; }) == 1);
    CHECK(figure.svg.find("<b>") == std::string::npos);
    CHECK(figure.alternative_text.find("aucune occurrence") != std::string::npos);
    CHECK_FALSE(figure.pdf.empty());
    CHECK_FALSE(figure.png.empty());
}

TEST_CASE("dispersion plot: the same table gives the same bytes", "[figures]") {
    const Corpus corpus = interviews({300, 200, 500});
    const DispersionTable table = table_of(corpus, {"cible", "mot"});
    const DrawDispersion::Options options = only({"svg", "pdf", "png", "csv"});
    const Figure first = draw(table, corpus, options);
    const Figure second = draw(table, corpus, options);
    CHECK(first.svg == second.svg);
    CHECK(first.pdf == second.pdf);
    CHECK(first.png == second.png);
    CHECK(first.csv == second.csv);
    CHECK(first.caption == second.caption);
}

TEST_CASE("dispersion plot: nothing to draw gives a page that says so", "[figures]") {
    const Corpus corpus = interviews({30, 50});
    DispersionTable table = table_of(corpus, {"cible"});
    table.words.clear();
    const Figure figure = draw(table, corpus, only({"svg"}));
    CHECK(figure.svg.find("Aucune expression à montrer") != std::string::npos);
    CHECK(text_faults(marks_of(figure.svg)).empty());
}

TEST_CASE("dispersion plot: what cannot be drawn is refused in clear words", "[figures]") {
    const Corpus corpus = interviews({30, 50});
    DispersionTable table = table_of(corpus, {"cible"});
    CHECK_THROWS_WITH(draw(table, corpus, only({"svg"}, "words")), Catch::Contains("unknown scale \"words\""));
    table.over = "role";
    CHECK_THROWS_WITH(draw(table, corpus, only({"svg"})), Catch::Contains("\"role\" do not follow each other"));
    table.over = "interview";
    table.words.front().text = "\xff";
    CHECK_THROWS_WITH(draw(table, corpus, only({"svg"})), Catch::Contains("not valid UTF-8"));
    table.words.front().text = " ";
    CHECK_THROWS_WITH(draw(table, corpus, only({"svg"})), Catch::Contains("no text"));
    table.words.resize(201, table.words.front());
    CHECK_THROWS_WITH(draw(table, corpus, only({"svg"})), Catch::Contains("201 expressions are more"));
}
