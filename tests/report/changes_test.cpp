// Which stretches of the sources are shown before and after.
#include <catch2/catch.hpp>

#include <string>

#include "stages/report/changes.h"
#include "tests/report/study.h"

using namespace glane;
using glane::test::build_text;

namespace {

std::string shown(const Corpus& corpus, const ChangedStretch& stretch) {
    return std::string(stretch.source.of(corpus[stretch.text].source.text));
}

}  // namespace

TEST_CASE("changes: a line with two changes is one stretch", "[report]") {
    const Corpus corpus{build_text("a", "rien ici\nun trés bel étè là\nrien\n",
                                   {{"trés", "très", "accent", 0.9}, {"étè", "été", "accent", 0.7}})};
    const auto stretches = changed_stretches(corpus);
    REQUIRE(stretches.size() == 1);
    CHECK(shown(corpus, stretches[0]) == "un trés bel étè là");
    CHECK(stretches[0].emendations.size() == 2);
    CHECK(stretches[0].least == 0.7);
}

TEST_CASE("changes: a proposal for what was changed or decided anyhow is not marked a second time", "[report]") {
    Corpus corpus{build_text("a", "la trés belle ville\n", {{"trés", "très", "accent", 0.9}})};
    std::vector<Emendation>& emendations = corpus[0].restored.emendations;
    Emendation wider{{0, 8}, {0, 9}, "la trés", "là très", "accent", 0.4, EmendationStatus::proposed};
    emendations.insert(emendations.begin(), wider);
    const auto stretches = changed_stretches(corpus);
    REQUIRE(stretches.size() == 1);
    CHECK(stretches[0].emendations == std::vector<std::uint32_t>{1});
}

TEST_CASE("changes: a word cut at a line end shows both lines", "[report]") {
    const Corpus corpus{build_text("a", "le gou-\nvernement dit\n", {{"gou-\nvernement", "gouvernement", "hyphen"}})};
    const auto stretches = changed_stretches(corpus);
    REQUIRE(stretches.size() == 1);
    CHECK(shown(corpus, stretches[0]) == "le gou-\nvernement dit");
}

TEST_CASE("changes: a line as long as a book is cut between words", "[report]") {
    std::string source;
    std::vector<test::Change> changes;
    for (int i = 0; i < 2000; ++i) {
        source += "des mots trés communs et éternels, ";
        changes.push_back({"trés", "très", "accent", 0.9});
    }
    const Corpus corpus{build_text("a", source, changes)};
    std::size_t all = 0;
    std::uint32_t behind = 0;
    for (const ChangedStretch& stretch : changed_stretches(corpus)) {
        all += stretch.emendations.size();
        CHECK(stretch.source.size() < 700);
        // No change of a neighbour is shown, where it would not be marked.
        CHECK(corpus[0].restored.emendations[stretch.emendations.front()].source.begin >= stretch.source.begin);
        CHECK(stretch.source.begin >= behind);
        behind = corpus[0].restored.emendations[stretch.emendations.back()].source.end;
        CHECK(stretch.source.end >= behind);
    }
    CHECK(all == 2000);
}

TEST_CASE("changes: of too many lines the least sure are shown, in the order of the text", "[report]") {
    std::vector<ChangedStretch> stretches(4);
    const double least[] = {0.5, 0.99, 0.4, 0.9};
    for (std::uint32_t i = 0; i < 4; ++i) {
        stretches[i].text = i;
        stretches[i].least = least[i];
    }
    const auto chosen = least_sure(stretches, 2);
    REQUIRE(chosen.size() == 2);
    CHECK(chosen[0].text == 0);
    CHECK(chosen[1].text == 2);
    CHECK(least_sure(stretches, 4).size() == 4);
    CHECK(least_sure(stretches, 0).empty());
}

TEST_CASE("changes: what is proposed comes the most probable first", "[report]") {
    const auto proposed = EmendationStatus::proposed;
    const Corpus corpus{build_text("a", "il a du pain\n",
                                   {{"a", "à", "accent", 0.3, proposed}, {"du", "dû", "accent", 0.6, proposed}})};
    const auto proposals = proposals_of(corpus);
    REQUIRE(proposals.size() == 2);
    CHECK(corpus[0].restored.emendations[proposals[0].emendation].after == "dû");
    CHECK(changed_stretches(corpus).size() == 1);
}
