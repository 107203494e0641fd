#include "stages/keyness/keyness.h"

#include <algorithm>
#include <cmath>
#include <map>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "pipeline/base/archive.h"
#include "pipeline/base/error.h"
#include "pipeline/model/measures.h"
#include "stages/keyness/tables.h"
#include "tests/support/counted_corpus.h"
#include "tests/support/invented_corpus.h"
#include "tests/support/slow_words.h"

using namespace glane;
using namespace glane::test;

namespace {

WordOptions all_words(const std::string& unit = "lemma") {
    WordOptions options;
    options.unit = unit;
    options.min_f = 1;
    return options;
}

KeynessTable table_of(const Corpus& corpus, const WordCounts& against, const WordOptions& options) {
    Context context;
    return Keyness::run({corpus, little_french(), against}, options, context);
}

const KeyWord& word(const KeynessTable& table, const std::string& key) {
    const auto found =
        std::find_if(table.words.begin(), table.words.end(), [&](const auto& row) { return row.key == key; });
    REQUIRE(found != table.words.end());
    return *found;
}

}  // namespace

TEST_CASE("keyness: a table worked out by hand", "[keyness]") {
    const Corpus corpus = build_corpus("@ un\n> mail mail mail le choix\n");
    const WordCounts against{"autre", {{"mail", 1}, {"choix", 2}, {"an", 4}, {"le", 9}}, 20};
    const KeynessTable table = table_of(corpus, against, all_words());
    CHECK(table.positions == 5);
    REQUIRE(table.words.size() == 3);  // "le" is a stop word, in either corpus
    CHECK(table.words.front().key == "mail");
    CHECK(table.words.back().key == "an");  // of which only the other corpus has any
    const KeyWord& mail = word(table, "mail");
    CHECK(mail.cells == Contingency{3, 2, 1, 19});
    // 2 (3 ln(3/0.8) + 2 ln(2/4.2) + 1 ln(1/3.2) + 19 ln(19/16.8))
    CHECK(mail.log_likelihood ==
          Approx(2 * (3 * std::log(3 / 0.8) + 2 * std::log(2 / 4.2) + std::log(1 / 3.2) + 19 * std::log(19 / 16.8))));
    CHECK(mail.log_ratio == Approx(std::log2((3.0 / 5) / (1.0 / 20))));
    CHECK(mail.percent_difference == Approx(1100));
    CHECK(mail.interviews == 1);
    CHECK(word(table, "an").percent_difference == Approx(-100));
    CHECK(word(table, "an").log_likelihood < 0);
    CHECK(percent_difference({2, 8, 0, 10}) == Approx(300));  // 20 % against half a word in ten
    CHECK_THAT(keyness_csv(table, corpus, 1), Catch::Contains("mail,3,5,1,20,0.800000,"));
    CHECK(nlohmann::json::parse(keyness_json(table, corpus, 1))["words"].size() == 2);
}

TEST_CASE("keyness: two corpora counted alike, and what cannot be compared", "[keyness]") {
    const Corpus corpus = build_corpus("> mail mail choix\n? an\n");
    const WordCounts same = Keyness::counts_of(corpus, little_french(), all_words());
    CHECK(same == WordCounts{"", {{"mail", 2}, {"choix", 1}}, 3});
    for (const KeyWord& row : table_of(corpus, same, all_words()).words) {
        CHECK(row.log_likelihood == 0.0);
        CHECK(row.percent_difference == Approx(0.0).margin(1e-9));
        CHECK(row.q == 1.0);
    }
    CHECK_THROWS_AS(table_of(Corpus{}, same, all_words()), Error);
    CHECK_THROWS_AS(table_of(corpus, WordCounts{}, all_words()), Error);
    CHECK_THROWS_AS(table_of(corpus, same, all_words("expression")), Error);
    WordOptions often = all_words();
    often.min_f = 4;
    CHECK(table_of(corpus, same, often).words.size() == 1);  // 2 here and 2 there
}

TEST_CASE("keyness: a slow and obvious counter agrees to the last count", "[keyness][property]") {
    std::size_t rows = 0;
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        TextDice dice(seed);
        const Corpus corpus = invented_corpus(dice);
        const Corpus other = invented_corpus(dice);
        WordOptions options = all_words(dice.below(2) == 0 ? "form" : "lemma");
        options.stop_words = dice.below(2) == 0 ? "in" : "out";
        std::map<std::string, std::pair<std::int64_t, std::int64_t>> slow, fast;
        std::int64_t n = 0, n_other = 0;
        for (const bool here : {true, false}) {
            for (const SlowWord& word : slow_words(here ? corpus : other, options)) {
                if (!word.is_word) continue;
                ++(here ? n : n_other);
                if (word.stop && options.stop_words == "out") continue;
                ++(here ? slow[word.key].first : slow[word.key].second);
            }
        }
        WordCounts against = Keyness::counts_of(other, little_french(), options);
        CHECK(against.total == n_other);
        if (n == 0 || n_other == 0) {
            CHECK_THROWS_AS(table_of(corpus, against, options), Error);
            continue;
        }
        CAPTURE(seed, options.unit, options.stop_words);
        KeynessTable table = table_of(corpus, against, options);
        for (const KeyWord& row : table.words) {
            fast[row.key] = {row.cells.o11, row.cells.o21};
            CHECK(row.cells.f1() == n);
            CHECK(row.cells.n() == n + n_other);
            CHECK(row.places.size() == static_cast<std::size_t>(row.cells.o11));
            CHECK((row.p <= row.q && row.q <= 1.0));
        }
        // Stop words are told by their spelling: "sur" and "sûr" are one form, "du coup" an expression.
        for (auto& [key, counts] : slow) {
            if (counts.first == 0 && options.stop_words == "out" && little_french().is_stopword(key)) counts.second = 0;
        }
        std::erase_if(slow, [](const auto& row) { return row.second.first + row.second.second == 0; });
        CHECK(fast == slow);
        rows += table.words.size();
        const std::string bytes = to_bytes(table);
        KeynessTable back = from_bytes<KeynessTable>(bytes);
        CHECK(to_bytes(back) == bytes);
    }
    CHECK(rows > 2000);
}
