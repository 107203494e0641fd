// Decisions of the researcher: they win over the model, find their place, and are never lost in silence.
#include <catch2/catch.hpp>

#include <algorithm>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "stages/restore/decisions.h"

using namespace glane;

namespace {

struct Change {
    std::string before;
    std::string after;
    EmendationStatus status = EmendationStatus::applied;
};

Source source_of(const std::string& text) {
    Source source;
    source.name = "a.txt";
    source.text = text;
    std::uint32_t begin = 0;
    for (std::uint32_t i = 0; i <= text.size(); ++i) {
        if (i < text.size() && text[i] != '\n') continue;
        source.lines.push_back({begin, i});
        begin = i + 1;
    }
    return source;
}

/// What a model may have made of the source; each change is sought behind the one before.
Restored model_of(const Source& source, const std::vector<Change>& changes) {
    Rewriter pass(source.text);
    for (const Change& change : changes) {
        pass.copy_to(static_cast<std::uint32_t>(source.text.find(change.before, pass.position())));
        const auto size = static_cast<std::uint32_t>(change.before.size());
        if (change.status == EmendationStatus::applied) pass.replace(size, change.after, {"accent", 0.9});
        if (change.status != EmendationStatus::applied)
            pass.consider(size, change.after, {"accent", 0.4}, change.status);
    }
    Restored restored = start_from(source.text);
    apply(restored, source.text, std::move(pass));
    return restored;
}

Decision decision(std::uint32_t line, std::string before, Verdict verdict, std::string after = {},
                  std::string correction = {}) {
    Decision made;
    made.where = {"corrections.tsv", 2};
    made.file = "a.txt";
    made.line = line;
    made.before = std::move(before);
    made.after = std::move(after);
    made.verdict = verdict;
    made.correction = std::move(correction);
    return made;
}

struct Outcome {
    Restored restored;
    std::vector<Finding> findings;
};

Outcome decided(const std::string& text, const std::vector<Change>& changes, const std::vector<Decision>& decisions) {
    const Source source = source_of(text);
    Context context;
    Outcome outcome{restoring::decide(model_of(source, changes), source, decisions, context), context.findings()};
    CHECK(undo(outcome.restored.text, outcome.restored.emendations) == text);
    return outcome;
}

const std::string kText = "il va a la mairie\nun trés bel été\n";
const std::vector<Change> kModel = {{"a la", "à la", EmendationStatus::proposed}, {"trés", "très"}};

}  // namespace

TEST_CASE("decisions: what was proposed is made, what was made is undone, and the log says by whom", "[restore]") {
    const Outcome outcome =
        decided(kText, kModel, {decision(1, "a la", Verdict::accept), decision(2, "trés", Verdict::reject)});
    CHECK(outcome.findings.empty());
    CHECK(outcome.restored.text == "il va à la mairie\nun trés bel été\n");
    REQUIRE(outcome.restored.emendations.size() == 2);
    const Emendation& accepted = outcome.restored.emendations[0];
    CHECK(accepted.rule == "researcher");
    CHECK(accepted.probability == 1.0);
    CHECK(accepted.status == EmendationStatus::applied);
    const Emendation& rejected = outcome.restored.emendations[1];
    CHECK(rejected.rule == "researcher");
    CHECK(rejected.status == EmendationStatus::kept);
    CHECK(rejected.after == "très");
}

TEST_CASE("decisions: they do not need the model to think of the place", "[restore]") {
    const auto [made, text] = GENERATE(table<Decision, std::string>({
        {decision(2, "trés", Verdict::accept, "très"), "il va a la mairie\nun très bel été\n"},
        {decision(2, "bel été", Verdict::correct, {}, "beau printemps"), "il va a la mairie\nun trés beau printemps\n"},
        {decision(1, "mairie\nun", Verdict::correct, {}, "mairie, un"), "il va a la mairie, un trés bel été\n"},
        {decision(2, "trés", Verdict::reject), kText},
        {decision(2, "trés", Verdict::correct, {}, "trés"), kText},
    }));
    const Outcome outcome = decided(kText, {}, {made});
    CHECK(outcome.findings.empty());
    CHECK(outcome.restored.text == text);
    REQUIRE(outcome.restored.emendations.size() == 1);
    CHECK(outcome.restored.emendations[0].rule == "researcher");
}

TEST_CASE("decisions: a word is found whole before it is found inside another", "[restore]") {
    const Outcome outcome = decided("la salle a manger\n", {}, {decision(1, "a", Verdict::accept, "à")});
    CHECK(outcome.restored.text == "la salle à manger\n");
}

TEST_CASE("decisions: of equal words on a line, begin or the model tells which", "[restore]") {
    const std::string text = "il a a la fin\n";
    Decision second = decision(1, "a", Verdict::accept, "à");
    second.begin = 5;
    CHECK(decided(text, {}, {second}).restored.text == "il a à la fin\n");
    const Decision bare = decision(1, "a", Verdict::accept);
    CHECK(decided(text, {{"a a", "a à", EmendationStatus::proposed}}, {bare}).findings.size() == 1);
    const Outcome known = decided(text, {{"a", "à", EmendationStatus::proposed}}, {bare});
    CHECK(known.findings.empty());
    CHECK(known.restored.text == "il à a la fin\n");
    const Outcome unknown = decided(text, {}, {decision(1, "a", Verdict::accept, "à")});
    REQUIRE(unknown.findings.size() == 1);
    CHECK(unknown.findings[0].fault.what.find("stands 2 times on line 1") != std::string::npos);
    CHECK(unknown.restored.text == text);
}

TEST_CASE("decisions: a begin that is no longer right does not harm", "[restore]") {
    Decision moved = decision(2, "trés", Verdict::reject);
    moved.begin = 3;
    CHECK(decided(kText, kModel, {moved}).restored.text == kText);
    moved.begin = 4000000000U;
    CHECK(decided(kText, kModel, {moved}).restored.text == kText);
}

TEST_CASE("decisions: what the model thinks of more than the place gives way", "[restore]") {
    const Outcome outcome = decided("une enquéte a mener\n", {{"enquéte a", "enquête à"}},
                                    {decision(1, "enquéte", Verdict::correct, {}, "enquête")});
    CHECK(outcome.restored.text == "une enquête a mener\n");
    CHECK(outcome.restored.emendations.size() == 1);
}

TEST_CASE("decisions: what cannot be followed is a finding and changes nothing else", "[restore]") {
    struct Case {
        std::vector<Decision> decisions;
        Severity severity;
        std::string what;
        std::string hint;
    };
    const Case wrong = GENERATE(values<Case>({
        {{decision(1, "trés", Verdict::reject)}, Severity::warning, "line 1 of a.txt has no \"trés\"", "line 2 now"},
        {{decision(9, "trop", Verdict::reject)},
         Severity::warning,
         "line 9 of a.txt has no \"trop\"",
         "take the row out"},
        {{decision(1, "mairie", Verdict::accept)},
         Severity::warning,
         "nothing is proposed for \"mairie\"",
         "decide correct"},
    }));
    const Outcome outcome = decided(kText, kModel, wrong.decisions);
    REQUIRE(outcome.findings.size() == 1);
    CHECK(outcome.findings[0].severity == wrong.severity);
    CHECK(outcome.findings[0].fault.where.path == "corrections.tsv");
    CHECK(outcome.findings[0].fault.where.line == 2);
    CHECK(outcome.findings[0].fault.what.find(wrong.what) != std::string::npos);
    CHECK(outcome.findings[0].fault.hint.find(wrong.hint) != std::string::npos);
    CHECK(outcome.restored.text == "il va a la mairie\nun très bel été\n");
}

TEST_CASE("decisions: of two that contradict each other the first stands", "[restore]") {
    const Decision first = decision(2, "trés", Verdict::reject);
    Decision second = decision(2, "trés bel", Verdict::correct, {}, "très belle");
    second.where.line = 7;
    const Outcome outcome = decided(kText, kModel, {first, second});
    CHECK(outcome.restored.text == kText);
    REQUIRE(outcome.findings.size() == 1);
    CHECK(outcome.findings[0].severity == Severity::error);
    CHECK(outcome.findings[0].fault.where.line == 7);
    CHECK(outcome.findings[0].fault.what == "contradicts line 2, which stands");
    CHECK(decided(kText, kModel, {first, first}).findings[0].severity == Severity::note);
}

TEST_CASE("decisions: none leave everything as it was", "[restore]") {
    const Source source = source_of(kText);
    const Restored model = model_of(source, kModel);
    Context context;
    const Restored same = restoring::decide(model, source, {}, context);
    CHECK(same.text == model.text);
    CHECK(same.emendations.size() == model.emendations.size());
}

TEST_CASE("decisions: whatever is decided can be undone", "[restore]") {
    std::mt19937 engine(7);
    const auto random = [&engine] { return static_cast<std::uint32_t>(engine()); };
    for (int round = 0; round < 500; ++round) {
        std::string text;
        for (int i = 0; i < 40; ++i) {
            const char c = "ab \n'"[random() % 5];
            text += c == 'b' ? "é" : std::string(1, c);
        }
        std::vector<Change> changes;
        for (int i = 0; i < 3; ++i) changes.push_back({"a", "à", static_cast<EmendationStatus>(random() % 3)});
        if (std::count(text.begin(), text.end(), 'a') < 3) continue;
        std::vector<Decision> decisions;
        for (int i = 0; i < 4; ++i) {
            Decision made =
                decision(random() % 5 + 1, random() % 2 == 0 ? "a" : "é", static_cast<Verdict>(random() % 3));
            if (random() % 2 == 0) made.begin = random() % 60;
            if (random() % 2 == 0) made.after = "oui";
            made.correction = "non";
            decisions.push_back(made);
        }
        decided(text, changes, decisions);  // checks that undoing gives the source
    }
}
