// How far a table can be trusted: exact tests, resampled interviews, other readings.
#include <catch2/catch.hpp>

#include <string>

#include "stages/cooccurrence/readings.h"
#include "tests/support/counted_corpus.h"

using namespace glane;
using namespace glane::test;

namespace {

CooccurrenceTable counted(std::string_view lines) {
    const Corpus corpus = build_corpus(lines);
    Cooccur::Options options;
    options.node = "numérique";
    options.unit = "form";
    options.min_f = 1;
    Context context;
    return Cooccur::run({corpus, little_french(), {}}, options, context);
}

const Collocate& row_of(const CooccurrenceTable& table, const std::string& key) {
    for (const Collocate& row : table.collocates) {
        if (row.key == key) return row;
    }
    throw std::runtime_error(key);
}

}  // namespace

// f = 2 of f2 = 2 in f1 = 3 of N = 6: P = C(3,2) / C(6,2) = 3/15. And f = 1 of f2 = 1: 3/6.
TEST_CASE("trust: the exact test by hand", "[cooccurrence]") {
    const CooccurrenceTable table = counted("> numérique sobre sobre usage\n> papier papier encre\n");
    REQUIRE(table.n == 6);
    REQUIRE(table.f1 == 3);
    CHECK(row_of(table, "sobre").p == Approx(0.2));
    CHECK(row_of(table, "usage").p == Approx(0.5));
    // Two tests: 0.2 * 2 / 1 = 0.4, 0.5 * 2 / 2 = 0.5.
    CHECK(row_of(table, "sobre").q == Approx(0.4));
    CHECK(row_of(table, "usage").q == Approx(0.5));
}

TEST_CASE("trust: an interval needs two interviews", "[cooccurrence]") {
    const CooccurrenceTable one = counted("@ A\n> numérique sobre\n> papier encre\n");
    CHECK(one.resampled == 0);
    CHECK_FALSE(row_of(one, "sobre").g2_interval.known);
    const CooccurrenceTable two =
        counted("@ A\n> numérique sobre\n> papier encre\n@ B\n> numérique sobre\n> colle encre\n");
    CHECK(two.resampled == 2);
    CHECK(row_of(two, "sobre").g2_interval.known);
}

// What everybody says varies little, what one says of five comes and goes: its interval reaches down to nothing.
TEST_CASE("trust: what hangs on one person has an interval that reaches zero", "[cooccurrence]") {
    std::string lines;
    for (int i = 0; i < 5; ++i) {
        lines +=
            "@ Entretien\n> numérique sobre " + std::string(i == 0 ? "unique unique unique unique" : "vert") + "\n";
        lines += "> papier encre plume carton colle papier encre plume carton colle\n";
    }
    const CooccurrenceTable table = counted(lines);
    REQUIRE(table.resampled == 5);
    CHECK(row_of(table, "unique").g2_interval.low == Approx(0.0));
    CHECK(row_of(table, "sobre").g2_interval.low > 0.0);
    for (const Collocate& row : table.collocates) {
        CAPTURE(row.key);
        CHECK(row.g2_interval.low <= row.g2_interval.high);
    }
    const CooccurrenceTable again = counted(lines);
    CHECK(row_of(again, "sobre").g2_interval.low == row_of(table, "sobre").g2_interval.low);
}

TEST_CASE("trust: ranks of other readings, none for what is too rare there", "[cooccurrence]") {
    CooccurrenceTable table = counted("> numérique sobre sobre vert vert\n> papier papier encre\n");
    const CooccurrenceTable sure = counted("> numérique sobre sobre vert vrt\n> papier papier encre\n");
    const CooccurrenceTable raw = counted("> numérique sobr sobr vert vrt\n> papier papier encre\n");
    compare_readings(table, sure, raw, 2);
    REQUIRE(table.has_readings);
    CHECK(row_of(table, "sobre").sure.rank == 1);
    CHECK(row_of(table, "sobre").raw.rank == 0);
    CHECK(row_of(table, "sobre").raw.f == 0);
    CHECK(row_of(table, "vert").sure.f == 1);
    CHECK(row_of(table, "vert").sure.rank == 0);
    CHECK(table.convention.find("sur les 2 premiers cooccurrents, 1 sont encore") != std::string::npos);
}
