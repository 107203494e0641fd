// Counting as other programs do: by hand, and against counters that do it step by step as those programs document it.

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <string>

#include "pipeline/base/error.h"
#include "tests/cooccurrence/programs_reference.h"
#include "tests/support/counted_corpus.h"
#include "tests/support/invented_corpus.h"

using namespace glane;
using namespace glane::test;

namespace {

Cooccur::Options around(const std::string& node, const std::string& convention, int window = 2) {
    Cooccur::Options options;
    options.node = node;
    options.convention = convention;
    options.span = "window";
    options.within = "text";
    options.left = options.right = window;
    options.unit = "form";
    options.inflection = "exact";
    options.stop_words = "in";
    options.min_f = 0;
    return options;
}

CooccurrenceTable table_of(const Corpus& corpus, const Cooccur::Options& options) {
    Context context;
    return Cooccur::run({corpus, little_french(), {}}, options, context);
}

std::map<std::string, Contingency> cells_in(const CooccurrenceTable& table) {
    std::map<std::string, Contingency> cells;
    for (const Collocate& row : table.collocates) cells[row.key] = row.cells;
    return cells;
}

Cooccur::Options invented_options(TextDice& dice) {
    const std::string program = dice.one_of(std::vector<std::string>{"cwb", "quanteda", "txm"});
    Cooccur::Options options = around(dice.one_of(kInventedWords), program);
    if (dice.below(3) == 0) options.node += ' ' + dice.one_of(kInventedWords);
    options.left = static_cast<int>(dice.below(8));
    options.right = static_cast<int>(dice.below(8));
    options.within = dice.one_of(std::vector<std::string>{"turn", "sentence", "interview", "text"});
    if (program != "cwb" && dice.below(3) == 0) {
        options.span = dice.one_of(std::vector<std::string>{"turn", "sentence", "interview"});
    }
    if (dice.below(2) == 0) options.unit = "lemma";
    options.scope = dice.one_of(std::vector<std::string>{"all", "all", "interviews", "report"});
    options.interviewers = dice.one_of(std::vector<std::string>{"out", "in"});
    return options;
}

}  // namespace

// The example of LSX, test-textstat.R: inside "b b b c", outside "a a c d d".
TEST_CASE("programs: quanteda compares the inside of the windows with the outside, without the node",
          "[cooccurrence]") {
    const CooccurrenceTable table = table_of(build_corpus("> a a b b z b c c d d\n"), around("z", "quanteda"));
    CHECK(table.n == 9);
    CHECK(table.f1 == 4);
    CHECK(cells_in(table) == std::map<std::string, Contingency>{
                                 {"a", {0, 4, 2, 3}}, {"b", {3, 1, 0, 5}}, {"c", {1, 3, 1, 4}}, {"d", {0, 4, 2, 3}}});
    CHECK(table.collocates.front().key == "b");
}

// Windows of two that overlap, a comma and a number behind the second:
//             x  z  y  z  w  ,  2030  x
//   glane     1  -  1  -  1       .   1
//   quanteda  1  -  1  -  1       1   0
//   txm       1  0  1  0  1  1    0   0
//   cwb       1  1  2  1  1  1    0   0
TEST_CASE("programs: what is near, what is in the node, and what is a position", "[cooccurrence]") {
    const Corpus corpus = build_corpus("> x z y z w, 2030 x\n");
    using Cells = std::map<std::string, Contingency>;
    auto [convention, cells] = GENERATE(table<std::string, Cells>({
        {"glane", {{"w", {1, 3, 0, 0}}, {"x", {2, 2, 0, 0}}, {"y", {1, 3, 0, 0}}}},
        {"quanteda", {{"2030", {1, 3, 0, 1}}, {"w", {1, 3, 0, 1}}, {"x", {1, 3, 1, 0}}, {"y", {1, 3, 0, 1}}}},
        {"txm",
         {{",", {1, 3, 0, 4}},
          {"2030", {0, 4, 1, 3}},
          {"w", {1, 3, 0, 4}},
          {"x", {1, 3, 1, 3}},
          {"y", {1, 3, 0, 4}},
          {"z", {0, 4, 2, 2}}}},
        // y stands once in the corpus and in both windows; for x nothing is left of N.
        {"cwb",
         {{",", {1, 6, 0, 1}},
          {"2030", {0, 7, 1, 0}},
          {"w", {1, 6, 0, 1}},
          {"x", {1, 6, 1, 0}},
          {"y", {2, 5, 0, 1}},
          {"z", {2, 5, 0, 1}}}},
    }));
    CAPTURE(convention);
    const CooccurrenceTable counted = table_of(corpus, around("z", convention));
    CHECK(cells_in(counted) == cells);
    CHECK(counted.counted_as == convention);
    CHECK(counted.nodes.size() == 2);
}

TEST_CASE("programs: counters that follow their documentation agree to the last count", "[cooccurrence][property]") {
    std::map<std::string, std::size_t> rows;
    for (std::uint64_t seed = 0; seed < 700; ++seed) {
        TextDice dice(seed);
        const Corpus corpus = invented_corpus(dice);
        const Cooccur::Options options = invented_options(dice);
        const CooccurrenceTable counted = table_of(corpus, options);
        const ProgramTable wanted = count_as_program(corpus, options);
        CAPTURE(seed, options.convention, options.node, options.span, options.within, options.left, options.right,
                options.unit, options.scope, options.interviewers);
        CHECK(counted.n == wanted.n);
        CHECK(counted.f1 == wanted.f1);
        CHECK(cells_in(counted) == wanted.cells);
        rows[options.convention] += counted.collocates.size();
    }
    for (const auto& [program, count] : rows) {
        CAPTURE(program);
        CHECK(count > 1000);
    }
}

TEST_CASE("programs: the convention is told in words", "[cooccurrence]") {
    auto [convention, words] = GENERATE(table<std::string, std::string>({
        {"quanteda", "Convention de quanteda"},
        {"quanteda", "les nombres et ce qui est entre crochets sont des positions"},
        {"quanteda", "χ² corrigé de Yates"},
        {"quanteda", "les 2 positions à gauche"},
        {"txm", "TXM écrit t pour f1"},
        {"txm", "la ponctuation et ce qui est entre crochets sont des positions"},
        {"txm", "Classement par la spécificité"},
        {"cwb", "une position compte une fois pour chaque fenêtre"},
        {"cwb", "somme des fenêtres"},
    }));
    CAPTURE(convention);
    const CooccurrenceTable counted = table_of(build_corpus("> x z y\n"), around("z", convention));
    CHECK_THAT(counted.convention, Catch::Contains(words));
    CHECK_THAT(table_of(build_corpus("> x z y\n"), around("z", "glane")).convention, !Catch::Contains(words));
}

TEST_CASE("programs: what a program cannot count is refused with a hint", "[cooccurrence]") {
    Cooccur::Options options = around("z", "cwb");
    const Corpus corpus = build_corpus("> x z y\n");
    SECTION("a name that is none") {
        options.convention = "quantada";
        CHECK_THROWS_WITH(table_of(corpus, options), Catch::Contains("did you mean \"quanteda\""));
    }
    SECTION("expressions") {
        options.unit = "both";
        CHECK_THROWS_WITH(table_of(corpus, options),
                          Catch::Contains("counts single words") && Catch::Contains("lemma"));
    }
    SECTION("answers") {
        options.span = "answers";
        options.convention = GENERATE("cwb", "quanteda", "txm");
        CHECK_THROWS_WITH(table_of(corpus, options), Catch::Contains("no span \"answers\""));
    }
    SECTION("whole sentences, by CWB") {
        options.span = "sentence";
        CHECK_THROWS_WITH(table_of(corpus, options), Catch::Contains("no span \"sentence\""));
    }
}
