#include "stages/dispersion/dispersion.h"

#include <cmath>
#include <map>
#include <set>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "pipeline/base/archive.h"
#include "pipeline/base/error.h"
#include "pipeline/model/unicode.h"
#include "stages/dispersion/tables.h"
#include "tests/support/counted_corpus.h"
#include "tests/support/invented_corpus.h"
#include "tests/support/slow_words.h"

using namespace glane;
using namespace glane::test;

namespace {

DispersionTable table_of(const Corpus& corpus, const Disperse::Options& options) {
    Context context;
    return Disperse::run({corpus, little_french()}, options, context);
}

Disperse::Options about(std::vector<std::string> expressions, const std::string& over = "document") {
    Disperse::Options options;
    options.expressions = std::move(expressions);
    options.over = over;
    options.words.min_f = 1;
    return options;
}

}  // namespace

TEST_CASE("dispersion: the example of Gries 2008", "[dispersion]") {
    // A corpus of 50 words in five parts; "a" stands 1, 2, 3, 4 and 5 times in them (Gries 2008, section 2).
    const std::vector<std::int64_t> sizes{9, 10, 10, 10, 11};
    const Dispersion a = dispersion_of({1, 2, 3, 4, 5}, sizes);
    CHECK(a.range == 5);
    CHECK(a.dp == Approx(0.18).epsilon(1e-9));
    CHECK(a.dp_norm == Approx(0.18 / 0.82));
    CHECK(a.juilland_d == Approx(0.785).margin(0.0005));
    CHECK(a.carroll_d2 == Approx(0.938).margin(0.0005));
    CHECK(a.rosengren_s == Approx(0.95).margin(0.0005));
}

TEST_CASE("dispersion: everywhere alike, and all in one part", "[dispersion]") {
    const Dispersion even = dispersion_of({1, 2, 3}, {10, 20, 30});
    CHECK(even.dp == Approx(0.0).margin(1e-12));
    CHECK(even.juilland_d == Approx(1.0));
    CHECK(even.carroll_d2 == Approx(1.0));
    CHECK(even.rosengren_s == Approx(1.0));
    // All in the smallest part: DP 1 - 10/60, which is as far as it can go.
    const Dispersion alone = dispersion_of({4, 0, 0}, {10, 20, 30});
    CHECK(alone.range == 1);
    CHECK(alone.dp == Approx(50.0 / 60));
    CHECK(alone.dp_norm == Approx(1.0));
    CHECK(alone.juilland_d == Approx(0.0).margin(1e-12));
    CHECK(alone.carroll_d2 == Approx(0.0).margin(1e-12));
    CHECK(alone.rosengren_s == Approx(1.0 / 6));
    CHECK(std::isnan(dispersion_of({0, 0}, {1, 2}).dp));
}

TEST_CASE("dispersion: expressions are found in all their forms, or as they are written", "[dispersion]") {
    Corpus corpus{build_text("un.txt", "impacts de l'écologie. L'impact de L’ÉCOLOGIE\n"),
                  build_text("deux.txt", "impact, de l'écologie. impact\n")};
    for (CorpusText& text : corpus) tag_as_invented(text);
    const DispersionTable table = table_of(corpus, about({"impact de l'écologie", "impacts", "choix"}));
    REQUIRE(table.words.size() == 3);
    CHECK(table.words[0].frequencies == std::vector<std::int64_t>{2, 0});  // nothing across a comma
    CHECK(table.words[1].frequencies == std::vector<std::int64_t>{2, 2});
    CHECK(table.words[2].frequencies == std::vector<std::int64_t>{0, 0});
    CHECK(table.words[1].places[1].position == Approx(5.0 / 9));
    CHECK(table.words[1].places[3].position_in_part == Approx(4.0 / 5));
    Disperse::Options options = about({"impacts"});
    options.words.unit = "form";
    CHECK(table_of(corpus, options).words[0].frequencies == std::vector<std::int64_t>{1, 0});
    CHECK_THAT(dispersion_csv(table), Catch::Contains("choix,1,0,0,2,NA,NA,NA,NA,NA\n"));
    const auto json = nlohmann::json::parse(dispersion_json(table, corpus));
    CHECK(json["words"][2]["dp"].is_null());
    CHECK(json["words"][1]["occurrences"].size() == 4);
    CHECK_THAT(dispersion_places_csv(table, corpus),
               Catch::Contains("impacts,deux.txt,,1,1,deux.txt,0.800000,0.800000"));
}

TEST_CASE("dispersion: without expressions, the commonest words; without two parts, an error", "[dispersion]") {
    const Corpus corpus = build_corpus("@ un\n> mail mail choix an\n@ deux\n> mail choix\n");
    Disperse::Options options = about({}, "interview");
    options.top = 2;
    const DispersionTable table = table_of(corpus, options);
    REQUIRE(table.words.size() == 2);
    CHECK(table.words[0].text == "mail");
    CHECK(table.words[1].text == "choix");
    CHECK_THROWS_AS(table_of(corpus, about({"mail"}, "document")), Error);
}

TEST_CASE("dispersion: a slow and obvious counter agrees to the last count", "[dispersion][property]") {
    std::size_t found = 0;
    for (std::uint64_t seed = 0; seed < 500; ++seed) {
        TextDice dice(seed);
        Corpus corpus = invented_corpus(dice);
        invent_facts(corpus, dice);
        Disperse::Options options = about({dice.one_of(kInventedWords)}, dice.below(2) == 0 ? "document" : "interview");
        options.words.unit = "form";
        options.words.interviewers = dice.below(2) == 0 ? "in" : "out";
        CAPTURE(seed, options.expressions, options.over);
        std::map<std::string, std::pair<std::int64_t, std::int64_t>> parts;  // size, frequency
        std::int64_t before = 0;
        std::vector<double> positions;  // in the document, before they are shares of it
        std::map<std::uint32_t, std::int64_t> sizes;
        const std::string wanted = folded(options.expressions.front());
        for (const SlowWord& word : slow_words(corpus, options.words)) {
            if (!word.is_word) continue;
            const std::int64_t at = sizes[word.text]++;
            const std::string part = options.over == "document" ? corpus[word.text].document.name : word.interview;
            if (part.empty()) continue;
            ++parts[part].first;
            if (word.key != wanted) continue;
            ++parts[part].second;
            positions.push_back(static_cast<double>(at));
            ++before;
        }
        if (parts.size() < 2) {
            CHECK_THROWS_AS(table_of(corpus, options), Error);
            continue;
        }
        DispersionTable table = table_of(corpus, options);
        const DispersedWord& word = table.words.front();
        CHECK(word.frequency() == before);
        std::multiset<std::pair<std::int64_t, std::int64_t>> slow, fast;
        for (const auto& [name, counts] : parts) slow.insert(counts);
        for (std::size_t i = 0; i < table.parts.size(); ++i) {
            fast.emplace(table.parts[i].positions, word.frequencies[i]);
        }
        CHECK(slow == fast);
        for (std::size_t i = 0; i < word.places.size(); ++i) {
            const auto size = static_cast<double>(sizes[word.places[i].place.passage.text]);
            CHECK(word.places[i].position == Approx(positions[i] / size));
        }
        found += word.places.size();
        const std::string bytes = to_bytes(table);
        DispersionTable back = from_bytes<DispersionTable>(bytes);
        CHECK(to_bytes(back) == bytes);
    }
    CHECK(found > 500);
}
