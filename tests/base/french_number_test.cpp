// Numbers as French prints them, wherever a researcher reads one.
#include <cmath>
#include <cstdint>
#include <limits>
#include <string>

#include <catch2/catch.hpp>

#include "pipeline/base/french_number.h"

using namespace glane;

TEST_CASE("french: whole numbers are grouped by three", "[base]") {
    auto [value, printed] = GENERATE(table<std::int64_t, std::string>({
        {0, "0"},
        {999, "999"},
        {1000, "1\u202F000"},
        {1234567, "1\u202F234\u202F567"},
        {-12345, "\u221212\u202F345"},
        {std::numeric_limits<std::int64_t>::min(), "\u22129\u202F223\u202F372\u202F036\u202F854\u202F775\u202F808"},
    }));
    CHECK(french_number(value) == printed);
}

TEST_CASE("french: decimals stand behind a comma", "[base]") {
    auto [value, decimals, printed] = GENERATE(table<double, int, std::string>({
        {0.0, 2, "0,00"},
        {-0.001, 2, "0,00"},
        {-3.14159, 2, "\u22123,14"},
        {1234.5, 1, "1\u202F234,5"},
        {1234.25, 1, "1\u202F234,2"},
        {999.96, 1, "1\u202F000,0"},
        {12, 1, "12,0"},
        {1234.5, 0, "1\u202F234"},
        {std::nan(""), 2, "n.\u00A0d."},
        {std::numeric_limits<double>::infinity(), 2, "n.\u00A0d."},
    }));
    CHECK(french_number(value, decimals) == printed);
}
