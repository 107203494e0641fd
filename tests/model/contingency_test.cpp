#include <cstdint>
#include <limits>

#include <catch2/catch.hpp>

#include "pipeline/model/contingency.h"

using namespace glane;

TEST_CASE("contingency: margins, expectation and direction", "[model][contingency]") {
    const Contingency cells{7, 3, 5, 10};
    CHECK(cells.f1() == 10);
    CHECK(cells.f2() == 12);
    CHECK(cells.n() == 25);
    CHECK(cells.e11() == Approx(4.8));
    CHECK(cells.e11() + cells.e12() + cells.e21() + cells.e22() == Approx(25.0));
    CHECK(cells.excess() == Approx(2.2));
    CHECK(cells.direction() == 1);
    CHECK(Contingency{4, 4, 4, 4}.direction() == 0);
    CHECK(Contingency{3, 4, 4, 4}.direction() == -1);
}

TEST_CASE("contingency: one occurrence more or less is seen among a trillion", "[model][contingency]") {
    const std::int64_t half = 500'000'000'000;
    CHECK(Contingency{half, half, half, half}.direction() == 0);
    CHECK(Contingency{half + 1, half, half, half}.direction() == 1);
    CHECK(Contingency{half, half + 1, half, half}.direction() == -1);
    CHECK(Contingency{half + 1, half, half, half}.excess() == Approx(0.25));
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

TEST_CASE("contingency: cells that are negative or too many are refused", "[model][contingency]") {
    const std::int64_t most = std::numeric_limits<std::int64_t>::max();
    CHECK(Contingency::from_cells(7, 3, 5, 10) == Contingency{7, 3, 5, 10});
    CHECK(Contingency::from_cells(0, 0, 0, most)->n() == most);
    CHECK_FALSE(Contingency::from_cells(0, -1, 0, 0));
    CHECK_FALSE(Contingency::from_cells(1, 0, 0, most));
}
