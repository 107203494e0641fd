#include <cmath>
#include <vector>

#include <catch2/catch.hpp>

#include "pipeline/model/multiple_tests.h"

using namespace glane;

TEST_CASE("p-values: of a table, by G² and by Fisher's test", "[model][tests]") {
    const PValues even = p_values({5, 5, 5, 5});
    CHECK(even.log_likelihood == 1.0);
    CHECK(even.fisher_right > 0.5);
    // R 4.2.2: fisher.test(matrix(c(7, 3, 5, 10), 2), alternative = "greater")
    CHECK(p_values({7, 3, 5, 10}).fisher_right == Approx(0.0820029613676134));
    // G² = 2 (7 ln(7/4.8) + 3 ln(3/5.2) + 5 ln(5/7.2) + 10 ln(10/7.8)); 1 - pchisq(G², 1)
    CHECK(p_values({7, 3, 5, 10}).log_likelihood == Approx(0.0690845963));
    const PValues sure = p_values({1000, 0, 0, 1'000'000});
    CHECK(sure.log_likelihood >= 0.0);
    CHECK(sure.fisher_right < 1e-300);
}

TEST_CASE("Benjamini-Hochberg: the example of 1995", "[model][tests]") {
    // Benjamini & Hochberg (1995), table of 15 p-values: at q = 5 % the first four are discoveries.
    const std::vector<double> p{0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344,
                                0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.000};
    // By hand, p n / i from the end on, never rising: 0.0278·15/6 = 0.0695 gives way to 0.0298·15/7, that to
    // 0.0344·15/8.
    const std::vector<double> wanted{0.0015, 0.003, 0.0095,     0.035625, 0.0603,     0.06385714, 0.06385714, 0.0645,
                                     0.0765, 0.486, 0.58118182, 0.714875, 0.75323077, 0.81321429, 1.0};
    const std::vector<double> adjusted = benjamini_hochberg(p);
    REQUIRE(adjusted.size() == p.size());
    for (std::size_t i = 0; i < p.size(); ++i) CHECK(adjusted[i] == Approx(wanted[i]).epsilon(1e-7));
}

TEST_CASE("Benjamini-Hochberg: the order of the input stays, equal ones are equal, none passes 1", "[model][tests]") {
    CHECK(benjamini_hochberg({}).empty());
    CHECK(benjamini_hochberg({0.3}) == std::vector<double>{0.3});
    CHECK(benjamini_hochberg({0.9, 0.95, 1.0}) == std::vector<double>{1.0, 1.0, 1.0});
    const std::vector<double> adjusted = benjamini_hochberg({0.04, 0.01, 0.04, 0.02});
    CHECK(adjusted[1] == Approx(0.04));
    CHECK(adjusted[3] == Approx(0.04));
    CHECK(adjusted[0] == Approx(0.04));
    CHECK(adjusted[0] == adjusted[2]);
}

TEST_CASE("Benjamini-Hochberg: tests whose p is known to be large may stay away", "[model][tests]") {
    const std::vector<double> all{0.0001, 0.004, 0.0019, 0.03, 0.2, 0.9, 1.0, 1.0};
    const std::vector<double> whole = benjamini_hochberg(all);
    const std::vector<double> known = benjamini_hochberg({0.0001, 0.004, 0.0019, 0.03}, all.size());
    for (std::size_t i = 0; i < known.size(); ++i) CHECK(known[i] == whole[i]);
}
