// Tables as files, and the numbers and labels that all charts print.
#include <algorithm>
#include <cmath>

#include <catch2/catch.hpp>

#include "stages/figures/draw_table.h"
#include "stages/figures/fit.h"
#include "stages/figures/numbers.h"
#include "tests/figures/drawn.h"
#include "tests/figures/svg_marks.h"
#include "tests/support/approved.h"

using namespace glane;

namespace {

const auto only = test::only<DrawTable>;

Figure draw(const FigureTable& given, const DrawTable::Options& options, Context* context = nullptr) {
    return test::drawn<DrawTable>(given, options, context);
}

std::string what(const FigureTable& given, const DrawTable::Options& options = only({})) {
    return test::refused<DrawTable>(given, options);
}

FigureTable harvest() {
    return {
        {"Fruit", "Paniers", "Écart", "Remarque"},
        {"pommes à cidre", "1 234,5", "−3,25", "tombées d’elles-mêmes, ramassées à la main quand la pluie s’arrête"},
        {"poires", "12", "0.5", ""},
        {"noix", "7,75"}};
}

void check_letters(const test::Marks& marks) {
    for (const test::TextMark& text : marks.texts) {
        CAPTURE(text.text);
        CHECK(test::is_on_page(text.box, marks));
        for (const test::TextMark& other : marks.texts) {
            if (&other == &text) break;
            CHECK_FALSE(test::overlap(text.box, other.box));
        }
    }
}

}  // namespace

TEST_CASE("table: what was approved is what is drawn", "[figures][golden]") {
    DrawTable::Options options = only({"svg", "csv"});
    options.shown = "La récolte";
    const Figure figure = draw(harvest(), options);
    check_approved("figures/table.svg", figure.svg);
    CHECK(figure.csv.starts_with("Fruit,Paniers,Écart,Remarque\npommes à cidre,\"1 234,5\",\"−3,25\","));
    CHECK(figure.alternative_text.starts_with(
        "La récolte (3 lignes\u00a0; colonnes\u00a0: Fruit, Paniers, Écart, Remarque). pommes à cidre, 1 234,5"));
}

TEST_CASE("table: three rules, numbers aligned at their decimals", "[figures]") {
    const test::Marks marks = test::marks_of(draw(harvest(), only({"svg"})).svg);
    REQUIRE(marks.rects.size() == 4);  // the page and the rules
    for (std::size_t i = 1; i < 4; ++i) {
        CHECK(marks.rects[i].box.left == Approx(marks.rects[1].box.left));
        CHECK(marks.rects[i].box.right == Approx(marks.rects[1].box.right));
    }
    const auto end_of = [&](const std::string& text) {
        REQUIRE(marks.text(text) != nullptr);
        return marks.text(text)->box.right;
    };
    // Digits are all of one width.
    const double digit = (marks.text("12")->box.right - marks.text("12")->box.left) / 2;
    CHECK(end_of("7,75") - end_of("1 234,5") == Approx(digit).margin(0.05));
    CHECK(end_of("7,75") == Approx(end_of("Paniers")).margin(0.05));
    CHECK(end_of("12") < end_of("1 234,5") - digit);
    CHECK(end_of("−3,25") - end_of("0,5") == Approx(digit).margin(0.05));
    check_letters(marks);
}

TEST_CASE("table: a long text is wrapped, a longer one cut and reported", "[figures]") {
    const test::Marks marks = test::marks_of(draw(harvest(), only({"svg"})).svg);
    std::string remark;
    const int element =
        std::ranges::find_if(marks.texts, [](const auto& text) { return text.text.starts_with("tombées"); })->element;
    for (const test::TextMark& text : marks.texts) {
        if (text.element == element) remark += (remark.empty() ? "" : " ") + text.text;
    }
    CHECK(remark == harvest()[1][3]);
    Context context;
    draw({{"a", "b"}, {std::string(2000, 'x'), "1"}}, only({"svg"}), &context);
    REQUIRE(context.findings().size() == 1);
    CHECK(context.findings().front().fault.what == "1 cell of the table is cut, with \"…\"");
}

TEST_CASE("table: what is hostile is drawn right", "[figures]") {
    std::string words;
    while (words.size() < 2000) words += "mot ";
    const auto table = GENERATE_COPY(
        values<FigureTable>({{{"seul"}},
                             {{"a", "b"}, {}, {"", ""}, {"1", "2"}},
                             {{words, words, words}, {words, std::string(2000, 'x'), "3"}},
                             {{"<script>", "]]>"}, {"<script>alert(1)</script> & \"co\"", "1"}},
                             {{"שלום", "نص"}, {"mot עברית mélangé", "-2"}, {"fête \U0001F973", "a\tb\x01\x1b[31m"}}}));
    const Figure figure = draw(table, only({"svg", "pdf", "png", "csv"}));
    CHECK(figure.svg.find("<script") == std::string::npos);
    CHECK(figure.svg.find('\x1b') == std::string::npos);
    check_letters(test::marks_of(figure.svg));
    const Figure again = draw(table, only({"svg", "pdf", "png", "csv"}));
    CHECK(figure.svg == again.svg);
    CHECK(figure.pdf == again.pdf);
    CHECK(figure.png == again.png);
}

TEST_CASE("table: what cannot be drawn is refused in clear words", "[figures]") {
    CHECK(what({}).find("no columns") != std::string::npos);
    CHECK(what({{"a"}, {"caf\xe9"}}).find("not valid UTF-8") != std::string::npos);
    CHECK(what(FigureTable(1000000, {"x"})).find("--top") != std::string::npos);
    CHECK(what({Row(30, "x")}).find("30 columns") != std::string::npos);
    CHECK(what({Row(18, "une colonne longue")}).find("wide") != std::string::npos);
}

TEST_CASE("numbers: as French prints them", "[figures]") {
    const auto [value, decimals, printed] = GENERATE(table<double, int, std::string>({
        {0, 0, "0"},
        {-0.0, 2, "0,00"},
        {1234567.5, 1, "1\u202f234\u202f567,5"},
        {-1234, 0, "\u22121\u202f234"},
        {0.25, 2, "0,25"},
        {-0.004, 2, "\u22124\u00a0×\u00a010⁻³"},
        {0.2, 0, "0"},
        {1.5e18, 0, "1,5\u00a0×\u00a010¹⁸"},
    }));
    CHECK(figures::french_value(value, decimals) == printed);
    CHECK(figures::signed_value(2, 1) == "+2,0");
    CHECK(figures::signed_value(0, 1) == "0,0");
}

TEST_CASE("numbers: an axis has few and round numbers, zero among them", "[figures]") {
    const auto [low, high] =
        GENERATE(table<double, double>({{0, 60}, {-2.4, 2.1}, {0, 1e9}, {0, 0.00037}, {-55, 0}, {0, 1e300}}));
    const std::size_t most = GENERATE(std::size_t{2}, std::size_t{5}, std::size_t{8});
    CAPTURE(low, high, most);
    const figures::Ticks ticks = figures::round_ticks(low, high, most);
    CHECK(ticks.values.size() <= most);
    CHECK(std::ranges::count(ticks.values, 0.0) == 1);
    CHECK(ticks.values.front() >= low);
    CHECK(ticks.values.back() <= high);
    CHECK(figures::round_ticks(0, 0, most).values == std::vector<double>{0});
}

TEST_CASE("fit: a label is whole where it can be, and cut between characters where not", "[figures]") {
    const figures::FontSet fonts = figures::FontSet::load();
    CHECK(figures::fitted("court", 10, 2, fonts).block.lines.size() == 1);
    const figures::FittedText two = figures::fitted("logiciel libre", 5, 2, fonts);
    CHECK(two.whole);
    REQUIRE(two.block.lines.size() == 2);
    CHECK(two.block.lines[1].text == "libre");
    const figures::FittedText cut = figures::fitted("anticonstitutionnellement et autres mots", 6, 2, fonts);
    CHECK_FALSE(cut.whole);
    CHECK(cut.block.width <= 6);
    CHECK(cut.block.lines.back().text.ends_with("…"));
    CHECK(figures::shortened("très long", 5) == "très…");
    CHECK(figures::shortened("e\u0301te\u0301", 3) == "e\u0301te\u0301");
}
