// Against exact_tails.tsv, computed with whole numbers and 60 digits by the script beside it.

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "pipeline/base/file.h"
#include "pipeline/base/table.h"
#include "pipeline/model/exact_test.h"

using namespace glane;

namespace {

/// 1e-12 of the logarithm and, where that is small, of the probability.
void check_close(double value, const std::string& exact) {
    if (exact == "-") return;
    const double wanted = std::stod(exact);
    CAPTURE(value, wanted);
    CHECK(std::abs(value - wanted) <= 2e-12 * std::max(1.0, std::abs(wanted)));
}

}  // namespace

TEST_CASE("exact tails: hundreds of tables, computed exactly, are reproduced", "[model][exact]") {
    const std::vector<Record> records =
        parse_tsv(read_file(std::string(GLANE_SOURCE_DIR) + "/tests/fixtures/measures/exact_tails.tsv"));
    REQUIRE(records.size() > 500);
    for (std::size_t i = 1; i < records.size(); ++i) {
        const Row& row = records[i].fields;
        CAPTURE(row[0], row[1], row[2], row[3]);
        const auto cells =
            Contingency::from_signature(std::stoll(row[0]), std::stoll(row[1]), std::stoll(row[2]), std::stoll(row[3]));
        REQUIRE(cells.has_value());
        check_close(log_right_tail(*cells), row[4]);
        check_close(log_left_tail(*cells), row[5]);
        check_close(log_two_sided(*cells), row[6]);
        check_close(log_poisson_right_tail(cells->o11, cells->e11(), cells->excess()), row[7]);
    }
}

TEST_CASE("exact tails: a small probability keeps its digits where the other tail is almost 1", "[model][exact]") {
    // P(X <= 29) = 1 - P(X >= 30), so that its logarithm is -P(X >= 30) to the last digit.
    const Contingency thirty{30, 70, 70, 830};
    const Contingency one_less{29, 71, 71, 829};
    CHECK(log_left_tail(one_less) == Approx(-std::exp(log_right_tail(thirty))).epsilon(1e-9));
    CHECK(log_left_tail(one_less) < 0.0);
}

TEST_CASE("exact tails: all that the margins allow adds up to 1", "[model][exact]") {
    for (std::int64_t f1 = 0; f1 <= 12; ++f1) {
        for (std::int64_t f2 = 0; f2 <= 12; ++f2) {
            double sum = 0.0;
            for (std::int64_t f = std::max<std::int64_t>(0, f1 + f2 - 14); f <= std::min(f1, f2); ++f) {
                const Contingency cells = *Contingency::from_signature(f, f1, f2, 14);
                sum += std::exp(log_hypergeometric(cells));
                CHECK(std::exp(log_right_tail(cells)) + std::exp(log_left_tail(cells)) ==
                      Approx(1.0 + std::exp(log_hypergeometric(cells))));
            }
            CHECK(sum == Approx(1.0).epsilon(1e-13));
        }
    }
}

TEST_CASE("exact tails: terms and integral agree where one takes over from the other", "[model][exact]") {
    // The standard deviation passes the 1111 from which nine of them are more than kMostTerms.
    double before = 0.0;
    for (std::int64_t margin = 4'200'000; margin < 5'800'000; margin += 50'000) {
        const Contingency cells = *Contingency::from_signature(margin / 4 + 500, margin, margin, 4 * margin);
        const double tail = log_right_tail(cells);
        CAPTURE(margin);
        if (before != 0.0) CHECK(tail > before);  // the same distance is less and less of a wider distribution
        before = tail;
    }
}

TEST_CASE("deviance: no digit is lost near what was expected", "[model][exact]") {
    CHECK(deviance(0.0, 5.0, -5.0) == 5.0);
    CHECK(deviance(5.0, 5.0, 0.0) == 0.0);
    CHECK(deviance(10.0, 5.0, 5.0) == Approx(10.0 * std::log(2.0) - 5.0).epsilon(1e-14));
    // (o - e)² / 2e (1 - (o - e) / 3e …)
    CHECK(deviance(1e12 + 1.0, 1e12, 1.0) == Approx(0.5e-12).epsilon(1e-11));
}
