// The score must be right before anything is said about restoration.
#include <catch2/catch.hpp>

#include <string>

#include "stages/assess/align.h"
#include "stages/assess/assess.h"

using namespace glane;

namespace {

Assessment assess(const std::string& truth, const std::string& damaged, const std::string& restored) {
    Source source;
    source.text = damaged;
    Restored text;
    text.text = restored;
    Context context;
    return Assess::run({source, text, truth}, {}, context);
}

std::vector<std::string_view> letters(const std::string& text) {
    std::vector<std::string_view> words;
    for (std::size_t i = 0; i < text.size(); ++i) words.push_back(std::string_view(text).substr(i, 1));
    return words;
}

/// Levenshtein distance, the plain recurrence.
std::int64_t distance(const std::string& a, const std::string& b) {
    std::vector<std::vector<std::int64_t>> cost(a.size() + 1, std::vector<std::int64_t>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i) {
        for (std::size_t j = 0; j <= b.size(); ++j) {
            if (i == 0 || j == 0) {
                cost[i][j] = static_cast<std::int64_t>(i + j);
            } else {
                cost[i][j] = std::min({cost[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1), cost[i - 1][j] + 1,
                                       cost[i][j - 1] + 1});
            }
        }
    }
    return cost[a.size()][b.size()];
}

}  // namespace

TEST_CASE("assess: mended and broken words are told apart", "[assess]") {
    const Assessment score = assess("l’enquête est très à jour", "I'enquéte est trés à jour", "l'enquête est trés a jour");
    CHECK(score.words == 6);
    CHECK(score.damaged == 3);
    CHECK(score.mended == 2);
    CHECK(score.broken == 1);
    CHECK(score.errors_before == 3);
    CHECK(score.errors_after == 2);
}

TEST_CASE("assess: line breaks, blanks and signs cost nothing", "[assess]") {
    const Assessment score = assess("un deux — trois.", "un\ndeux trois", "un deux, trois !");
    CHECK(score.errors_before == 0);
    CHECK(score.errors_after == 0);
}

TEST_CASE("align: errors are the least number of edits", "[assess][property]") {
    unsigned state = 99;
    const auto draw = [&](unsigned n) { return ((state = state * 1664525U + 1013904223U) >> 16U) % n; };
    for (int round = 0; round < 500; ++round) {
        std::string first;
        for (unsigned i = draw(30); i > 0; --i) first += static_cast<char>('a' + draw(8));
        std::string second;
        for (const char c : first) {
            if (draw(5) == 0) second += static_cast<char>('a' + draw(8));
            if (draw(8) != 0) second += c;
        }
        const WordAlignment result = align(letters(first), letters(second));
        REQUIRE(result.errors == distance(first, second));
        const auto matched = std::count(result.matched.begin(), result.matched.end(), true);
        REQUIRE(static_cast<std::int64_t>(first.size()) - matched <= result.errors);
    }
}

TEST_CASE("align: a long text with few differences is quick and exact", "[assess]") {
    std::vector<std::string> truth;
    for (int i = 0; i < 50000; ++i) truth.push_back("mot" + std::to_string(i % 9 == 0 ? i : i % 71));
    std::vector<std::string> read = truth;
    for (std::size_t i = 100; i < read.size(); i += 500) read[i] = "faux";  // 100 of them
    const std::vector<std::string_view> a(truth.begin(), truth.end());
    const std::vector<std::string_view> b(read.begin(), read.end());
    CHECK(align(a, b).errors == 100);
}
