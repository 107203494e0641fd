#include "stages/growth/growth.h"

#include <cmath>
#include <map>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "pipeline/base/archive.h"
#include "pipeline/base/error.h"
#include "tests/support/counted_corpus.h"
#include "tests/support/invented_corpus.h"
#include "tests/support/slow_words.h"

using namespace glane;
using namespace glane::test;

namespace {

GrowthTable table_of(const Corpus& corpus, const Growth::Options& options) {
    Context context;
    return Growth::run({corpus, little_french()}, options, context);
}

}  // namespace

TEST_CASE("growth: a text worked out by hand", "[growth]") {
    // a b a c | d a b b: N 8, V 4, V1 2 (c, d), no word twice, a and b three times each.
    Growth::Options options;
    options.points = 2;
    const Corpus corpus = build_corpus("> mail choix mail an\n> serveur mail choix choix\n");
    const GrowthTable table = table_of(corpus, options);
    REQUIRE(table.points.size() == 2);
    const GrowthPoint& half = table.points[0];
    CHECK(half.n == 4);
    CHECK(half.types == 3);
    CHECK(half.once == 2);
    CHECK(half.twice == 1);
    // 2 (1 - 1/2) + 2 (1 - 1/8) = 2.75; 2 · 1/2 + 2 · 3 · 1/2 · 1/4 = 1.75.
    CHECK(half.expected_types == Approx(2.75));
    CHECK(half.expected_once == Approx(1.75));
    const GrowthPoint& whole = table.points[1];
    CHECK(whole.types == 4);
    CHECK(whole.once == 2);
    CHECK(whole.twice == 0);
    CHECK(whole.ttr == Approx(0.5));
    CHECK(whole.guiraud == Approx(4 / std::sqrt(8.0)));
    CHECK(whole.herdan == Approx(2.0 / 3));
    CHECK(whole.yule_k == Approx(1e4 * (20.0 - 8) / 64));  // 1 + 1 + 9 + 9
    CHECK(whole.expected_types == Approx(4.0));
    CHECK(whole.expected_once == Approx(2.0));
    CHECK(nlohmann::json::parse(growth_json(table))["points"][1]["V"] == 4);
    CHECK_THAT(growth_csv(table),
               Catch::Contains("\n4,3,2,1,0.750000,1.500000,0.792481,1250.000000,2.750000,1.750000\n"));
}

TEST_CASE("growth: nothing to count, one word, more points than words", "[growth]") {
    Growth::Options options;
    CHECK(table_of(Corpus{}, options).points.empty());
    const GrowthTable one = table_of(build_corpus("mail\n"), options);
    REQUIRE(one.points.size() == 1);
    CHECK(one.points[0].herdan == 1.0);
    CHECK(one.points[0].yule_k == 0.0);
    CHECK(table_of(build_corpus("mail choix an\n"), options).points.size() == 3);
    options.words.stop_words = "out";
    CHECK(table_of(build_corpus("le mail\n"), options).positions == 1);
    options.points = 0;
    CHECK_THROWS_AS(table_of(Corpus{}, options), Error);
}

TEST_CASE("growth: a slow and obvious counter agrees to the last count", "[growth][property]") {
    using Strings = std::vector<std::string>;
    std::size_t points = 0;
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        TextDice dice(seed);
        const Corpus corpus = invented_corpus(dice);
        Growth::Options options;
        options.points = static_cast<int>(1 + dice.below(12));
        options.words.unit = dice.one_of(Strings{"form", "lemma"});
        options.words.stop_words = dice.one_of(Strings{"in", "out"});
        options.words.interviewers = dice.one_of(Strings{"in", "out"});
        if (dice.below(3) == 0) options.words.pos = {"NOUN"};
        CAPTURE(seed, options.points, options.words.unit, options.words.stop_words);
        Strings words;
        for (const SlowWord& word : slow_words(corpus, options.words)) {
            if (!word.is_word || !word.asked_for) continue;
            if (options.words.stop_words == "in" || !word.stop) words.push_back(word.key);
        }
        GrowthTable table = table_of(corpus, options);
        CHECK(table.positions == static_cast<std::int64_t>(words.size()));
        if (!words.empty()) CHECK(table.points.back().n == table.positions);
        for (const GrowthPoint& point : table.points) {
            std::map<std::string, int> times;
            for (std::int64_t i = 0; i < point.n; ++i) ++times[words[static_cast<std::size_t>(i)]];
            std::int64_t once = 0, twice = 0;
            for (const auto& [word, f] : times) {
                once += f == 1;
                twice += f == 2;
            }
            CHECK(point.types == static_cast<std::int64_t>(times.size()));
            CHECK(point.once == once);
            CHECK(point.twice == twice);
            ++points;
        }
        const std::string bytes = to_bytes(table);
        GrowthTable back = from_bytes<GrowthTable>(bytes);
        CHECK(to_bytes(back) == bytes);
    }
    CHECK(points > 1000);
}
