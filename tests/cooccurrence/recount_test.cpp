// The stage against the slow counter, over invented text.

#include <catch2/catch.hpp>

#include "pipeline/base/archive.h"
#include "pipeline/model/measures.h"
#include "tests/cooccurrence/reference.h"
#include "tests/support/counted_corpus.h"
#include "tests/support/invented_corpus.h"

using namespace glane;
using namespace glane::test;

namespace {

Cooccur::Options invented_options(TextDice& dice) {
    Cooccur::Options options;
    const std::size_t words = 1 + dice.below(3);
    for (std::size_t i = 0; i < words; ++i) {
        options.node += (i > 0 ? " " : "") + (dice.below(15) == 0 ? std::string("2030") : dice.one_of(kInventedWords));
    }
    options.span = dice.one_of(
        std::vector<std::string>{"turn", "paragraph", "sentence", "interview", "window", "window", "answers"});
    options.within = dice.one_of(std::vector<std::string>{"turn", "sentence", "interview", "text"});
    options.unit = dice.one_of(std::vector<std::string>{"form", "lemma", "expression", "both"});
    if (dice.below(4) == 0) options.pos = {"NOUN"};
    if (dice.below(4) == 0) options.stop_words = "in";
    if (dice.below(5) == 0) options.min_interviews = 1;
    options.scope = dice.one_of(std::vector<std::string>{"all", "all", "interviews", "report"});
    options.interviewers = dice.one_of(std::vector<std::string>{"out", "in"});
    options.inflection = dice.one_of(std::vector<std::string>{"plural", "lemma", "exact"});
    options.left = static_cast<int>(dice.below(8));
    options.right = static_cast<int>(dice.below(8));
    options.min_f = static_cast<int>(dice.below(3));
    return options;
}

std::vector<PassageId> invented_answers(TextDice& dice, const Corpus& corpus) {
    std::vector<PassageId> answers;
    for (std::uint32_t text = 0; text < corpus.size(); ++text) {
        for (std::uint32_t passage = 0; passage < corpus[text].document.passages.size(); ++passage) {
            if (dice.below(3) == 0) answers.push_back({text, passage});
        }
    }
    return answers;
}

void check_margins(const CooccurrenceTable& table) {
    for (const Collocate& row : table.collocates) {
        const Contingency& cells = row.cells;
        CAPTURE(row.key);
        CHECK(std::min({cells.o11, cells.o12, cells.o21, cells.o22}) >= 0);
        CHECK(cells.f1() == table.f1);
        CHECK(cells.n() == table.n);
        CHECK(row.occurrences.size() == static_cast<std::size_t>(row.f()));
        CHECK(row.log_likelihood == log_likelihood_signed(cells));
    }
}

}  // namespace

TEST_CASE("cooccurrence: a slow and obvious counter agrees to the last count", "[cooccurrence][property]") {
    std::size_t rows = 0;
    std::size_t expressions = 0;
    for (std::uint64_t seed = 0; seed < 1000; ++seed) {
        TextDice dice(seed);
        const Corpus corpus = invented_corpus(dice);
        const Cooccur::Options options = invented_options(dice);
        const std::vector<PassageId> answers = invented_answers(dice, corpus);
        const Cooccur::Input input{corpus, little_french(), answers};
        Context context;
        const CooccurrenceTable table = Cooccur::run(input, options, context);
        const ReferenceTable reference = count_slowly(input, options);
        CAPTURE(seed, options.node, options.inflection, options.span, options.within, options.unit, options.left,
                options.right, options.pos, options.stop_words, options.min_f, options.min_interviews);
        CHECK(table.n == reference.n);
        CHECK(table.f1 == reference.f1);
        CHECK(static_cast<std::int64_t>(table.nodes.size()) == reference.nodes);
        std::map<std::string, Contingency> words, several;
        for (const Collocate& row : table.collocates) (row.is_expression() ? several : words)[row.key] = row.cells;
        CHECK(words == reference.words);
        CHECK(several == reference.expressions);
        check_margins(table);
        rows += table.collocates.size();
        expressions += several.size();
    }
    CHECK(rows > 2000);
    CHECK(expressions > 500);
}

TEST_CASE("cooccurrence: the table comes back whole from the cache, and twice the same", "[cooccurrence][property]") {
    TextDice dice(7);
    const Corpus corpus = invented_corpus(dice);
    const std::vector<PassageId> answers;
    Cooccur::Options options;
    options.node = "numérique";
    Context one(1), two(2);
    CooccurrenceTable table = Cooccur::run({corpus, little_french(), answers}, options, one);
    CooccurrenceTable again = Cooccur::run({corpus, little_french(), answers}, options, two);
    REQUIRE_FALSE(table.collocates.empty());
    const std::string bytes = to_bytes(table);
    CHECK(to_bytes(again) == bytes);
    CooccurrenceTable back = from_bytes<CooccurrenceTable>(bytes);
    CHECK(to_bytes(back) == bytes);
}
