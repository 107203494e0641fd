#include "stages/repetition/repetition.h"

#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/format.h>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "pipeline/base/archive.h"
#include "pipeline/base/error.h"
#include "stages/repetition/c_value.h"
#include "stages/repetition/tables.h"
#include "tests/support/counted_corpus.h"
#include "tests/support/invented_corpus.h"
#include "tests/support/slow_words.h"

using namespace glane;
using namespace glane::test;

namespace {

Repetition::Options twice(const std::string& edges = "out", const std::string& nested = "out") {
    Repetition::Options options;
    options.words.min_f = 2;
    options.words.unit = "form";
    options.edges = edges;
    options.nested = nested;
    return options;
}

SegmentTable table_of(const Corpus& corpus, const Repetition::Options& options) {
    Context context;
    return Repetition::run({corpus, little_french()}, options, context);
}

/// "mail choix:2", in the order of the table.
std::string segments_in(const std::string& lines, const Repetition::Options& options) {
    std::string text;
    for (const SegmentRow& row : table_of(build_corpus(lines), options).segments) {
        text += fmt::format("{}{}:{}", text.empty() ? "" : ", ", row.key, row.frequency());
    }
    return text;
}

}  // namespace

TEST_CASE("repetition: the C-values of Frantzi, Ananiadou & Mima 2000", "[repetition]") {
    // Section 2.3.1: adenoid cystic basal cell carcinoma 5, cystic … 11, ulcerated … 7, recurrent … 5,
    // circumscribed … 3, basal cell carcinoma 984.
    const std::vector<double> values =
        repetition::c_values({{U"ACbcc", 5}, {U"Cbcc", 11}, {U"Ubcc", 7}, {U"Rbcc", 5}, {U"Kbcc", 3}, {U"bcc", 984}});
    const std::vector<double> published{11.609640, 12.0, 14.0, 10.0, 6.0, 1551.361296};
    for (std::size_t i = 0; i < published.size(); ++i) CHECK(values[i] == Approx(published[i]).margin(1e-6));
}

TEST_CASE("repetition: what is a segment and what is not", "[repetition]") {
    auto [lines, found] = GENERATE(table<std::string, std::string>({
        {"> mail choix\n> mail choix\n", "mail choix:2"},
        {"> mail, choix\n> mail choix\n", ""},
        {"> mail 2030 choix mail 2030 choix\n", ""},
        {"> mail. choix mail\n> choix mail\n", "choix mail:2"},
        {"> le mail le mail le\n> mail\n", ""},                     // begins with a stop word
        {"> mail de choix\n> mail de choix\n", "mail de choix:2"},  // has one inside
        {"> ha ha ha\n", "ha ha:2"},                                // overlapping ones count
        {"> an mail choix an\n> mail choix an\n> mail choix\n", "mail choix:3, mail choix an:2"},
        {"> an mail choix\n> an mail choix\n", "an mail choix:2"},  // "mail choix" only inside it
        {"? mail choix\n? mail choix\n| mail choix\n| mail choix\n", ""},
    }));
    CAPTURE(lines);
    CHECK(segments_in(lines, twice()) == found);
}

TEST_CASE("repetition: nested segments, stop words at the edges, lengths and n-grams", "[repetition]") {
    const std::string lines = "> le mail du choix\n> le mail du choix\n";
    CHECK(segments_in(lines, twice()) == "mail du choix:2");
    CHECK(segments_in(lines, twice("in")) == "le mail du choix:2");
    Repetition::Options trigrams = twice("in", "in");
    trigrams.shortest = trigrams.longest = 3;
    CHECK(segments_in(lines, trigrams) == "le mail du:2, mail du choix:2");
    Repetition::Options unigrams = twice("in", "in");
    unigrams.shortest = unigrams.longest = 1;
    CHECK(segments_in(lines, unigrams) == "choix:2, du:2, le:2, mail:2");
    CHECK(segments_in("> ailleurs\n", twice()).empty());
    CHECK(table_of(Corpus{}, twice()).segments.empty());
    Repetition::Options wrong = twice();
    wrong.words.unit = "both";
    CHECK_THROWS_AS(table_of(Corpus{}, wrong), Error);
    wrong = twice();
    wrong.longest = 1;
    CHECK_THROWS_AS(table_of(Corpus{}, wrong), Error);
}

TEST_CASE("repetition: a row leads back to its places, as CSV and as JSON", "[repetition]") {
    const Corpus corpus = build_corpus("@ un\n> Mail choix\n> mail choix\n@ deux\n> mail choix an\n");
    const SegmentTable table = table_of(corpus, twice());
    REQUIRE(table.segments.size() == 1);
    CHECK(table.segments[0].interviews == 2);
    CHECK(segments_csv(table, corpus, 0) ==
          "rank,segment,words,f,nested,c_value,interviews,places\n"
          "1,mail choix,2,3,0,3.000000,2,\"texte.txt p. 1 l. 2; texte.txt p. 1 l. 3; texte.txt p. 1 l. 5\"\n");
    const auto json = nlohmann::json::parse(segments_json(table, corpus, 0));
    CHECK(json["segments"][0]["occurrences"].size() == 3);
    CHECK(json["T"] == 7);
}

namespace {

using Runs = std::map<std::vector<std::string>, std::vector<std::size_t>>;

Runs runs_of(const std::vector<SlowWord>& words, std::size_t n, const Repetition::Options& options) {
    Runs runs;
    for (std::size_t i = 0; i + n <= words.size(); ++i) {
        std::vector<std::string> run;
        for (std::size_t k = i; k < i + n; ++k) {
            if (words[k].is_word && words[k].sentence == words[i].sentence) run.push_back(words[k].key);
        }
        if (run.size() == n) runs[run].push_back(i);
    }
    std::erase_if(runs, [&](const auto& run) {
        std::size_t stopped = 0;
        for (const std::size_t start : run.second) stopped += words[start].stop || words[start + n - 1].stop;
        if (options.edges == "out" && 2 * stopped > run.second.size()) return true;
        return static_cast<int>(run.second.size()) < options.words.min_f;
    });
    return runs;
}

/// Key, then frequency and nested occurrences, of every segment that gets a row.
std::map<std::string, std::pair<std::int64_t, std::int64_t>> recount(const Corpus& corpus,
                                                                     const Repetition::Options& options) {
    const std::vector<SlowWord> words = slow_words(corpus, options.words);
    std::map<std::string, std::pair<std::int64_t, std::int64_t>> rows;
    std::vector<std::pair<std::size_t, std::size_t>> longer;
    for (int n = options.longest; n >= options.shortest; --n) {
        std::vector<std::pair<std::size_t, std::size_t>> these;
        for (const auto& [run, starts] : runs_of(words, static_cast<std::size_t>(n), options)) {
            std::int64_t nested = 0;
            for (const std::size_t start : starts) {
                nested += std::any_of(longer.begin(), longer.end(), [&](const auto& other) {
                    return other.first <= start && start + run.size() <= other.second;
                });
                these.emplace_back(start, start + run.size());
            }
            const auto frequency = static_cast<std::int64_t>(starts.size());
            if (options.nested == "out" && nested == frequency) continue;
            rows[fmt::format("{}", fmt::join(run, " "))] = {frequency, nested};
        }
        longer.insert(longer.end(), these.begin(), these.end());
    }
    return rows;
}

}  // namespace

TEST_CASE("repetition: a slow and obvious counter agrees to the last count", "[repetition][property]") {
    using Strings = std::vector<std::string>;
    std::size_t rows = 0;
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        TextDice dice(seed);
        const Corpus corpus = invented_corpus(dice);
        Repetition::Options options = twice(dice.one_of(Strings{"in", "out"}), dice.one_of(Strings{"in", "out"}));
        options.words.unit = dice.one_of(Strings{"form", "lemma"});
        options.words.interviewers = dice.one_of(Strings{"in", "out"});
        options.words.min_f = static_cast<int>(2 + dice.below(3));
        options.shortest = static_cast<int>(1 + dice.below(3));
        options.longest = options.shortest + static_cast<int>(dice.below(9));
        CAPTURE(seed, options.edges, options.nested, options.words.unit, options.shortest, options.longest);
        SegmentTable table = table_of(corpus, options);
        std::map<std::string, std::pair<std::int64_t, std::int64_t>> found;
        for (const SegmentRow& row : table.segments) found[row.key] = {row.frequency(), row.nested};
        CHECK(found == recount(corpus, options));
        rows += table.segments.size();
        const std::string bytes = to_bytes(table);
        SegmentTable back = from_bytes<SegmentTable>(bytes);
        CHECK(to_bytes(back) == bytes);
    }
    CHECK(rows > 2000);
}
