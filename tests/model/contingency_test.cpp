#include <cmath>
#include <cstdlib>
#include <fstream>
#include <limits>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "pipeline/base/error.h"
#include "pipeline/base/file.h"
#include "pipeline/base/table.h"
#include "pipeline/model/contingency.h"

using namespace glane;

namespace {

struct Published {
    std::string label;
    std::int64_t f, f1, f2, n;
    double value, tolerance;
};

double computed(const Published& row) {
    const auto cells = Contingency::from_signature(row.f, row.f1, row.f2, row.n);
    REQUIRE(cells.has_value());
    return find_measure(row.label)(*cells);
}

}  // namespace

TEST_CASE("measures: published values are reproduced", "[model][contingency]") {
    const std::vector<Published> rows{
        // Manning & Schütze (1999), ch. 5: vache/cow, new companies, Ayatollah Ruhollah.
        {"chi_squared", 59, 67, 65, 571007, 456400, 0.5},
        {"t_score", 8, 15828, 4675, 14307668, 0.999932, 2e-6},
        {"t_score", 20, 42, 20, 14307668, 4.4721, 5e-5},
        {"pmi_log2", 20, 15019, 15629, 14307668, 0.29, 5e-3},
        // NLTK 3.8, test_metrics.py and metrics.doctest, and its output for "the swiss", "vache cow".
        {"log_likelihood", 2, 4, 4, 20, 2.4142743368419755, 1e-6},
        {"log_likelihood", 150, 12593, 932, 14307668, 1291.5, 0.5},
        {"chi_squared", 110, 2552, 221, 31777, 525.0211048194379, 1e-6},
        {"mi_log2", 59, 67, 65, 571007, 12.917334952071094, 1e-9},
        {"jaccard", 59, 67, 65, 571007, 0.8082191780821918, 1e-12},
        {"dice", 20, 42, 20, 14307668, 0.6451612903225806, 1e-12},
        // UCS toolkit, ucs-gold-100.ds (Evert), to the digits printed there.
        {"mi_log10", 1, 15334, 2, 191998, 0.796611250194937, 1e-9},
        {"mi2_log10", 7, 15334, 73, 191998, 0.924514465766976, 1e-9},
        {"mi3_log10", 65, 15334, 1013, 191998, 3.5307718704272, 1e-9},
        {"local_mi_log10", 65, 15334, 1013, 191998, -6.1785647858029, 1e-9},
        {"t_score", 30, 15334, 531, 191998, -2.26547826733631, 1e-9},
        {"z_score", 30, 15334, 531, 191998, -1.90543391109868, 1e-9},
        {"min_sensitivity", 65, 15334, 1013, 191998, 0.00423894613277684, 1e-12},
        {"geometric_mean", 65, 15334, 1013, 191998, 0.0164922877854265, 1e-12},
        {"log_likelihood_signed", 39, 15334, 729, 191998, -7.76111139318464, 1e-9},
        {"simple_ll_signed", 39, 15334, 729, 191998, -7.18919763070376, 1e-9},
        {"log_odds_ratio_disc_log10", 65, 15334, 1013, 191998, -0.0998083073357092, 1e-9},
        {"chi_squared_signed", 30, 15334, 531, 191998, -3.95675534533627, 1e-9},
        {"chi_squared_yates_signed", 30, 15334, 531, 191998, -3.64430615064337, 1e-9},
        // R packages: corpora (keyness, MRSAKeywords), quanteda.textstats.
        {"log_likelihood_signed", 780, 1177, 1479, 342982, 7503.59495732235, 1e-6},
        {"log_likelihood_signed", 3, 10, 10, 19, -4.53493933225623, 1e-9},
        {"chi_squared_yates_signed", 7, 10, 12, 25, 1.92975427350427, 1e-9},
    };
    for (const Published& row : rows) {
        CAPTURE(row.label, row.f, row.f1, row.f2, row.n);
        CHECK(std::abs(computed(row) - row.value) <= row.tolerance);
    }
}

TEST_CASE("measures: logDice follows Rychlý's formula", "[model][contingency]") {
    // 14 when the two always stand together; one less each time the frequency halves.
    CHECK(log_dice({8, 0, 0, 100}) == Approx(14.0));
    CHECK(log_dice({4, 4, 4, 100}) == Approx(13.0));
    CHECK(log_dice({2, 6, 6, 100}) == Approx(12.0));
    CHECK(log_dice({4, 4, 4, 100}) == log_dice({4, 4, 4, 100000000}));
}

TEST_CASE("measures: a file of published values, when one is named", "[model][contingency]") {
    const char* path = std::getenv("GLANE_ASSOCIATION_VALUES");
    if (path == nullptr) return;
    std::size_t compared = 0;
    for (const Record& record : parse_tsv(read_file(path))) {
        char* end = nullptr;
        const double tolerance = std::strtod(record.fields.at(6).c_str(), &end);
        if (*end != '\0') continue;  // the heading, and values that were cut rather than rounded
        const Published row{record.fields[0],
                            std::stoll(record.fields[1]),
                            std::stoll(record.fields[2]),
                            std::stoll(record.fields[3]),
                            std::stoll(record.fields[4]),
                            std::stod(record.fields[5]),
                            tolerance};
        try {
            find_measure(row.label);
        } catch (const Error&) {
            continue;  // a measure that glane does not have
        }
        CAPTURE(row.label, row.f, row.f1, row.f2, row.n);
        CHECK(std::abs(computed(row) - row.value) <= row.tolerance);
        ++compared;
    }
    WARN("compared with " << compared << " published values");
    CHECK(compared > 50);
}

TEST_CASE("measures: every row of the table is finite on every table of counts", "[model][contingency]") {
    const std::int64_t big = 1'000'000'000'000;
    std::vector<Contingency> tables{{},           {0, 0, 0, 5},   {5, 0, 0, 0},     {0, 5, 0, 0},    {0, 0, 5, 0},
                                    {0, 5, 5, 0}, {5, 0, 0, 5},   {0, 5, 5, 5},     {big, 0, 0, 0},  {0, big, big, big},
                                    {1, 0, 0, big}, {0, 1, 1, big}, {big, big, big, big}};
    for (const Measure& measure : measures()) {
        CAPTURE(measure.name);
        CHECK_FALSE(measure.description.empty());
        CHECK(find_measure(measure.name).measure == &measure);
        for (const Contingency& cells : tables) {
            CAPTURE(cells.o11, cells.o12, cells.o21, cells.o22);
            CHECK(std::isfinite(measure.value(cells)));
        }
    }
}

TEST_CASE("measures: association grows with what is seen near the node", "[model][contingency]") {
    // Same margins, one more occurrence near the node: no measure of attraction may fall.
    for (const Measure& measure : measures()) {
        if (measure.name == "expected") continue;
        const NamedMeasure value = find_measure(std::string(measure.name) + "_signed");
        CAPTURE(measure.name);
        for (std::int64_t f = 6; f < 30; ++f) {
            const auto less = Contingency::from_signature(f, 60, 30, 400);
            const auto more = Contingency::from_signature(f + 1, 60, 30, 400);
            CAPTURE(f);
            CHECK(value(*less) < value(*more));
        }
    }
}

TEST_CASE("measures: a label names a measure, a base and a sign", "[model][contingency]") {
    const Contingency rare{1, 99, 99, 101};
    CHECK(find_measure("mi_log2")(rare) == Approx(find_measure("mi")(rare) / std::log(2.0)));
    CHECK(find_measure("mi_log10")(rare) == Approx(find_measure("mi")(rare) / std::log(10.0)));
    CHECK(find_measure("log_likelihood")(rare) > 0.0);
    CHECK(find_measure("log_likelihood_signed")(rare) == log_likelihood_signed(rare));
    CHECK(log_likelihood_signed(rare) < 0.0);
    CHECK_THROWS_AS(find_measure("dice_log2"), Error);
    CHECK_THROWS_WITH(find_measure("log_likelyhood"), Catch::Contains("did you mean \"log_likelihood\"?"));
    CHECK_THROWS_WITH(find_measure("x"), Catch::Contains("unknown measure \"x\"") && Catch::Contains("jaccard"));
}

TEST_CASE("contingency: margins, expectation and direction", "[model][contingency]") {
    const Contingency cells{7, 3, 5, 10};
    CHECK(cells.f1() == 10);
    CHECK(cells.f2() == 12);
    CHECK(cells.n() == 25);
    CHECK(cells.e11() == Approx(4.8));
    CHECK(cells.e11() + cells.e12() + cells.e21() + cells.e22() == Approx(25.0));
    CHECK(cells.direction() == 1);
    CHECK(Contingency{4, 4, 4, 4}.direction() == 0);
    CHECK(Contingency{3, 4, 4, 4}.direction() == -1);
}

TEST_CASE("contingency: a signature that contradicts itself is refused", "[model][contingency]") {
    CHECK(Contingency::from_signature(7, 10, 12, 25) == Contingency{7, 3, 5, 10});
    CHECK_FALSE(Contingency::from_signature(-1, 10, 12, 25));
    CHECK_FALSE(Contingency::from_signature(11, 10, 12, 25));
    CHECK_FALSE(Contingency::from_signature(7, 10, 6, 25));
    CHECK_FALSE(Contingency::from_signature(7, 26, 12, 25));
    CHECK_FALSE(Contingency::from_signature(7, 20, 20, 25));  // 33 different ones among 25
    CHECK_FALSE(Contingency::from_signature(0, 0, 0, -1));
}
