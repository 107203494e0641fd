#include <cmath>
#include <cstdlib>
#include <random>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "pipeline/base/error.h"
#include "pipeline/base/file.h"
#include "pipeline/base/table.h"
#include "pipeline/model/measures.h"

using namespace glane;

namespace {

std::int64_t below(std::mt19937_64& draw, std::int64_t limit) {
    return static_cast<std::int64_t>(draw() % static_cast<std::uint64_t>(limit + 1));
}

/// Tables of all sizes: N of 0 to 13 digits, margins anywhere, o11 anywhere between what they allow.
std::vector<Contingency> drawn_tables(std::size_t count) {
    std::mt19937_64 draw(1912);
    std::vector<Contingency> tables;
    while (tables.size() < count) {
        std::int64_t n = 1;
        for (std::int64_t digits = below(draw, 12); digits > 0; --digits) n *= 10;
        const std::int64_t f1 = below(draw, draw() % 2 == 0 ? n : n / 1000);
        const std::int64_t f2 = below(draw, draw() % 2 == 0 ? n : n / 1000);
        const std::int64_t least = std::max<std::int64_t>(0, f1 + f2 - n);
        const std::int64_t most = std::min(f1, f2);
        const std::int64_t near =
            std::clamp(f1 * static_cast<std::int64_t>(f2 / std::max<std::int64_t>(1, n)), least, most);
        const std::int64_t f =
            draw() % 2 == 0 ? least + below(draw, most - least) : std::min(most, near + below(draw, 3));
        tables.push_back(*Contingency::from_signature(f, f1, f2, n));
    }
    return tables;
}

std::vector<Contingency> extreme_tables() {
    const std::int64_t big = 1'000'000'000'000;
    return {{},
            {0, 0, 0, 5},
            {5, 0, 0, 0},
            {0, 5, 0, 0},
            {0, 0, 5, 0},
            {0, 5, 5, 0},
            {5, 0, 0, 5},
            {0, 5, 5, 5},
            {5, 5, 0, 0},
            {5, 0, 5, 0},
            {0, 0, 5, 5},
            {0, 5, 0, 5},
            {5, 5, 5, 0},
            {big, 0, 0, 0},
            {0, big, 0, 0},
            {0, big, big, 0},
            {0, big, big, big},
            {1, 0, 0, big},
            {0, 1, 1, big},
            {big, 0, 0, big},
            {big, big, big, big},
            {big, 1, 1, 1},
            {big, 1, 1, big},
            {1, big, big, 1}};
}

/// A measure as a ranking uses it: one of distance with its sign.
NamedMeasure ranking(const Measure& measure) {
    const std::string name(measure.name);
    return find_measure(measure.order == Order::distance ? name + "_signed" : name);
}

/// Rounding may part what is equal: z with Yates's half, on either side of what was expected.
bool in_order(const Measure& measure, const Contingency& less, double before, double after) {
    switch (measure.order) {
        case Order::rises:
        case Order::distance: return after >= before - 1e-12 * std::abs(before);
        case Order::rises_above: return less.direction() < 0 || after >= before;
        case Order::low_is_sure: return less.direction() < 0 || after <= before * (1.0 + 1e-12);
        case Order::none: return true;
    }
    return false;
}

}  // namespace

TEST_CASE("measures: every published value is reproduced", "[model][measures]") {
    const std::string path = std::string(GLANE_SOURCE_DIR) + "/tests/fixtures/measures/association.tsv";
    const std::vector<Record> records = parse_tsv(read_file(path));
    REQUIRE(records.size() == 217);
    for (std::size_t i = 1; i < records.size(); ++i) {
        const Row& row = records[i].fields;
        CAPTURE(row[0], row[1], row[2], row[3], row[4], row[7]);
        const auto cells =
            Contingency::from_signature(std::stoll(row[1]), std::stoll(row[2]), std::stoll(row[3]), std::stoll(row[4]));
        REQUIRE(cells.has_value());
        const double value = find_measure(row[0])(*cells);
        const double wanted = std::stod(row[5]);
        CAPTURE(value, wanted);
        if (row[6] == "truncated: [1291,1292)") {
            CHECK((value >= 1291.0 && value < 1292.0));
        } else {
            CHECK(std::abs(value - wanted) <= std::stod(row[6]));
        }
    }
}

TEST_CASE("measures: every row of the table has a name of its own, a formula and a function", "[model][measures]") {
    for (const Measure& measure : measures()) {
        CAPTURE(measure.name);
        CHECK_FALSE(measure.formula.empty());
        CHECK(measure.description().find(measure.formula) == 0);
        CHECK(find_measure(measure.name).measure == &measure);
    }
}

TEST_CASE("measures: finite on every table of counts, and never the wrong way round", "[model][measures]") {
    std::vector<Contingency> tables = extreme_tables();
    for (const Contingency& cells : drawn_tables(3000)) tables.push_back(cells);
    for (const Measure& measure : measures()) {
        const NamedMeasure value = ranking(measure);
        CAPTURE(measure.name);
        for (const Contingency& cells : tables) {
            const double before = value(cells);
            const bool is_finite = std::isfinite(before) && std::isfinite(measure.value(cells));
            bool is_ordered = true;
            double after = before;
            if (cells.o12 > 0 && cells.o21 > 0) {
                after = value({cells.o11 + 1, cells.o12 - 1, cells.o21 - 1, cells.o22 + 1});
                is_ordered = in_order(measure, cells, before, after);
            }
            if (is_finite && is_ordered) continue;
            CAPTURE(cells.o11, cells.o12, cells.o21, cells.o22, before, after);
            CHECK(is_finite);
            CHECK(is_ordered);
        }
    }
}

TEST_CASE("measures: association grows with what is seen near the node", "[model][measures]") {
    // Same margins, one more occurrence near the node: strictly more of every measure of attraction.
    for (const Measure& measure : measures()) {
        if (measure.order == Order::none) continue;
        const NamedMeasure value = ranking(measure);
        CAPTURE(measure.name);
        for (std::int64_t f = 6; f < 30; ++f) {
            const double less = value(*Contingency::from_signature(f, 60, 30, 400));
            const double more = value(*Contingency::from_signature(f + 1, 60, 30, 400));
            CAPTURE(f, less, more);
            // A left tail is 1 to all its digits before long.
            CHECK((value.ranks_before(more, less) || (measure.name == "fisher_nltk_less" && less == more)));
        }
    }
}

TEST_CASE("measures: logDice follows Rychlý's formula", "[model][measures]") {
    // 14 when the two always stand together; one less each time the frequency halves.
    CHECK(log_dice({8, 0, 0, 100}) == Approx(14.0));
    CHECK(log_dice({4, 4, 4, 100}) == Approx(13.0));
    CHECK(log_dice({2, 6, 6, 100}) == Approx(12.0));
    CHECK(log_dice({4, 4, 4, 100}) == log_dice({4, 4, 4, 100000000}));
}

TEST_CASE("measures: small tables, computed by hand", "[model][measures]") {
    const Contingency t{6, 4, 2, 28};  // f1 = 10, f2 = 8, N = 40, E = 2
    const std::vector<std::pair<std::string, double>> rows{
        {"delta_p_forward", 6.0 / 10 - 2.0 / 30},
        {"delta_p_backward", 6.0 / 8 - 4.0 / 32},
        {"relative_risk", (6.0 / 8) / (4.0 / 32)},
        {"relative_risk_log2", std::log2(6.0)},
        {"odds_ratio", 6.5 * 28.5 / (4.5 * 2.5)},
        {"log_odds_ratio", std::log(6.0 * 28 / (4 * 2))},
        {"npmi", std::log(3.0) / std::log(40.0 / 6)},
        {"z_score_yates", 3.5 / std::sqrt(2.0)},
        {"keyness_ll_rayson_4cell", find_measure("log_likelihood")(t)},
        {"average_mi", find_measure("log_likelihood")(t) / 2},
        {"poisson_stirling", 6 * (std::log(3.0) - 1)},
        {"poisson_stirling_log2", 6 * (std::log2(3.0) - 1)},
    };
    for (const auto& [label, wanted] : rows) {
        CAPTURE(label);
        CHECK(find_measure(label)(t) == Approx(wanted).epsilon(1e-12));
    }
    CHECK(find_measure("npmi")({0, 5, 5, 5}) == -1.0);
    CHECK(find_measure("npmi")({7, 0, 0, 0}) == 1.0);
    CHECK(find_measure("npmi")({7, 0, 0, 93}) == Approx(1.0));
}

TEST_CASE("measures: a specificity far below what a double can hold keeps its score", "[model][measures]") {
    const Contingency cells = *Contingency::from_signature(300000, 1000000, 1000000, 100000000);
    CHECK(find_measure("specificity_probability_lafon")(cells) == 0.0);
    CHECK(find_measure("specificity_score_lafon_log10")(cells) == Approx(358518.8811334752).epsilon(1e-8));
    const Contingency absent = *Contingency::from_signature(0, 1000000, 30000000, 100000000);
    CHECK(find_measure("specificity_score_lafon_log10")(absent) < -100000.0);
}

TEST_CASE("measures: a label names a measure, a base and a sign", "[model][measures]") {
    const Contingency rare{1, 99, 99, 101};
    CHECK(find_measure("mi_log2")(rare) == Approx(find_measure("mi")(rare) / std::log(2.0)));
    CHECK(find_measure("mi_log10")(rare) == Approx(find_measure("mi")(rare) / std::log(10.0)));
    CHECK(find_measure("odds_ratio_log10")(rare) == Approx(find_measure("log_odds_ratio_disc_log10")(rare)));
    CHECK(find_measure("log_likelihood")(rare) > 0.0);
    CHECK(find_measure("log_likelihood_signed")(rare) == log_likelihood_signed(rare));
    CHECK(log_likelihood_signed(rare) < 0.0);
    CHECK(find_measure("average_mi_log10_signed")(rare) < 0.0);
    CHECK_THROWS_WITH(find_measure("dice_log2"), Catch::Contains("did you mean \"dice\"?"));
    CHECK_THROWS_WITH(find_measure("mi_log2_signed"), Catch::Contains("the sign of O - E"));
    CHECK_THROWS_WITH(find_measure("log_likelyhood"), Catch::Contains("did you mean \"log_likelihood\"?"));
    CHECK_THROWS_WITH(find_measure("x"), Catch::Contains("unknown measure \"x\"") && Catch::Contains("jaccard"));
}
