// The review list: its order, its context, and that it comes back as decisions.
#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "pipeline/base/table.h"
#include "pipeline/run/corrections.h"
#include "pipeline/run/review_table.h"

using namespace glane;

namespace {

struct Change {
    std::string before;
    std::string after;
    double probability;
    EmendationStatus status = EmendationStatus::applied;
    std::string rule = "accent";
};

struct Text {
    Source source;
    Restored restored;
};

Text text_of(const std::string& text, const std::vector<Change>& changes) {
    Text made;
    made.source.name = "a.txt";
    made.source.text = text;
    made.source.lines = {{0, static_cast<std::uint32_t>(text.size())}};
    Rewriter pass(made.source.text);
    for (const Change& change : changes) {
        pass.copy_to(static_cast<std::uint32_t>(text.find(change.before, pass.position())));
        const auto size = static_cast<std::uint32_t>(change.before.size());
        const Reason reason{change.rule, change.probability};
        if (change.status == EmendationStatus::applied) pass.replace(size, change.after, reason);
        if (change.status != EmendationStatus::applied) pass.consider(size, change.after, reason, change.status);
    }
    made.restored = start_from(text);
    apply(made.restored, text, std::move(pass));
    return made;
}

std::string review_of(const Text& text, const std::vector<Decision>& decisions = {}) {
    return review_table({{&text.source, &text.restored}}, decisions);
}

std::vector<Row> rows_of(const std::string& table) {
    std::vector<Row> rows;
    for (const Record& record : parse_sheet(table.substr(3), "review.tsv")) rows.push_back(record.fields);
    return rows;
}

std::size_t column(const std::vector<Row>& rows, const std::string& name) {
    return static_cast<std::size_t>(std::find(rows[0].begin(), rows[0].end(), name) - rows[0].begin());
}

std::vector<std::string> values_of(const std::vector<Row>& rows, const std::string& name) {
    std::vector<std::string> values;
    for (std::size_t i = 1; i < rows.size(); ++i) values.push_back(rows[i][column(rows, name)]);
    return values;
}

constexpr auto kProposed = EmendationStatus::proposed;
constexpr auto kKept = EmendationStatus::kept;

}  // namespace

TEST_CASE("review: the undecided come first, then the groups of which most errors are to be expected", "[run]") {
    const Text text = text_of("é1 a c6té a oú é2 ou", {{"é1", "è1", 0.99},
                                                       {"a", "à", 0.3, kProposed},
                                                       {"c6té", "côté", 0.7},
                                                       {"a", "à", 0.2, kKept},
                                                       {"oú", "où", 0.9},
                                                       {"é2", "è2", 0.99},
                                                       {"ou", "où", 0.4, kProposed}});
    const std::vector<std::string> groups{"a→à", "a→à", "u→ù", "6→ô", "ú→ù", "é→è", "é→è"};
    CHECK(values_of(rows_of(review_of(text)), "group") == groups);
}

TEST_CASE("review: in a group equal words stand together, in the order of the text", "[run]") {
    const Text text = text_of("trés aprés trés", {{"trés", "très", 1}, {"aprés", "après", 1}, {"trés", "très", 1}});
    const auto rows = rows_of(review_of(text));
    CHECK(values_of(rows, "before") == std::vector<std::string>{"aprés", "trés", "trés"});
    CHECK(values_of(rows, "begin") == std::vector<std::string>{"6", "0", "13"});
}

TEST_CASE("review: context is cut between words and ends with the paragraph", "[run]") {
    std::string words;
    for (int i = 0; i < 20; ++i) words += "mot ";
    const Text text = text_of("ailleurs\n\nici et\nlà un trés bel\nété\n\nailleurs " + words + "étè " + words,
                              {{"trés", "très", 1}, {"étè", "été", 1}});
    const auto rows = rows_of(review_of(text));
    const auto left = values_of(rows, "left");
    const auto right = values_of(rows, "right");
    REQUIRE(left.size() == 2);
    CHECK(left[1] == "ici et là un");
    CHECK(right[1] == "bel été");
    CHECK(left[0].starts_with("… mot"));
    CHECK(left[0].size() <= 44);
    CHECK(right[0].ends_with("mot …"));
}

TEST_CASE("review: filled in and read back, a row is the decision on its emendation", "[run]") {
    const Text text =
        text_of("il dit \"ona\" a cou-\npé", {{"\"ona\"", "\"on a\"", 0.5, kProposed}, {"cou-\npé", "coupé", 1}});
    std::string table = review_of(text);
    for (std::size_t at = table.find('\n'); at + 1 < table.size(); at = table.find('\n', at + 1)) {
        table.insert(at + 1, "accept");
    }
    const Corrections corrections = read_corrections(table, "corrections.tsv", "corrections.tsv");
    CHECK(corrections.findings.empty());
    REQUIRE(corrections.decisions.size() == 2);
    for (std::size_t i = 0; i < 2; ++i) {
        const Decision& decision = corrections.decisions[i];
        const Emendation& emendation = text.restored.emendations[i];
        CHECK(decision.before == emendation.before);
        CHECK(decision.after == emendation.after);
        CHECK(decision.begin == emendation.source.begin);
        CHECK(decision.file == "a.txt");
    }
}

TEST_CASE("review: decisions come back filled in, those that were not followed too", "[run]") {
    const Text text =
        text_of("a b c", {{"a", "à", 1, EmendationStatus::applied, "researcher"}, {"b", "p", 0.5, kProposed}});
    Decision followed{{"corrections.tsv", 2}, "a.txt", 1, {}, "a", "", Verdict::correct, "à"};
    Decision stale{{"corrections.tsv", 3}, "a.txt", 7, {}, "x", "y", Verdict::accept, ""};
    const auto rows = rows_of(review_of(text, {followed, stale}));
    CHECK(values_of(rows, "decision") == std::vector<std::string>{"", "correct", "accept"});
    CHECK(values_of(rows, "correction") == std::vector<std::string>{"", "à", ""});
    CHECK(values_of(rows, "status") == std::vector<std::string>{"proposed", "applied", "unmatched"});
    CHECK(values_of(rows, "after") == std::vector<std::string>{"p", "à", "y"});
}
