// Counting over a token table against the stage, which counts in memory.

#include <catch2/catch.hpp>

#include "pipeline/model/occurrences.h"
#include "stages/cooccurrence/node.h"
#include "tests/support/counted_corpus.h"
#include "tests/support/tabulated.h"
#include "tests/cooccurrence/token_tables.h"

using namespace glane;
using namespace glane::cooccurrence;
using namespace glane::test;

namespace {

const std::vector<std::string> kWords{"le",       "de",       "du",    "coup",  "je",  "pense",     "impact",
                                      "écologie", "ecologie", "choix", "sur",   "sûr", "2030",      ",",
                                      ".",        "[",        "]",     "mails", "élu", "numérique", "mail"};
const std::vector<std::string> kMarks{"> ", "> ", "? ", "", "# ", "| ", "@ "};

Corpus invented_corpus(Dice& dice) {
    Corpus corpus;
    for (std::uint32_t text = 0; text < 1 + dice.below(3); ++text) {
        std::string lines;
        for (std::uint32_t left = dice.below(20); left > 0; --left) {
            lines += kMarks[dice.below(kMarks.size())];
            for (std::uint32_t n = dice.below(25); n > 0; --n) lines += kWords[dice.below(kWords.size())] + ' ';
            lines += '\n';
        }
        corpus.push_back(build_text("texte-" + std::to_string(text), lines));
    }
    return corpus;
}

Cooccur::Options invented_options(Dice& dice) {
    Cooccur::Options options;
    options.inflection = "exact";
    options.unit = "form";
    options.min_f = 1;
    options.node = kWords[dice.below(13)];
    if (dice.one_in(3)) options.node += ' ' + kWords[dice.below(13)];
    options.span = std::vector<std::string>{"turn", "sentence", "window"}[dice.below(3)];
    options.left = static_cast<int>(dice.below(7));
    options.right = static_cast<int>(dice.below(7));
    options.interviewers = dice.one_in(2) ? "in" : "out";
    options.scope = std::vector<std::string>{"all", "interviews", "report"}[dice.below(3)];
    return options;
}

TableQuestion same_question(const Cooccur::Options& options) {
    TableQuestion question;
    question.interviewers = options.interviewers == "in" ? Interviewers::in : Interviewers::out;
    if (options.scope == "interviews") question.part = CorpusPart::interviews;
    if (options.scope == "report") question.part = CorpusPart::report;
    question.window.left = static_cast<std::uint32_t>(options.left);
    question.window.right = static_cast<std::uint32_t>(options.right);
    if (options.span == "turn") question.whole = TokenUnit::passage;
    if (options.span == "sentence") question.whole = TokenUnit::sentence;
    return question;
}

std::vector<Range> nodes_in(const TokenTable& table, const TableQuestion& question, const std::string& node) {
    NodePattern pattern;
    for (const std::string& word : node_words(node, little_french())) {
        pattern.words.emplace_back();
        if (const auto type = table.find(TokenLayer::form, word)) pattern.words.back().push_back(*type);
    }
    return occurrences_of(table, question.scope(), pattern);
}

}  // namespace

TEST_CASE("counting: the table says what the stage says", "[cooccurrence][property]") {
    Dice dice(14);
    std::size_t rows = 0;
    for (int i = 0; i < 300; ++i) {
        const Corpus corpus = invented_corpus(dice);
        const TokenTable table = tabulated(corpus, "stage");
        const Cooccur::Options options = invented_options(dice);
        const TableQuestion question = same_question(options);
        Context context;
        const CooccurrenceTable wanted = Cooccur::run({corpus, little_french(), {}}, options, context);
        const std::vector<Range> nodes = nodes_in(table, question, options.node);
        CollocateCounter counter(table, TokenLayer::form, question.scope(), StopWords::positions);
        const TableAnswer counted =
            answer_of(table, TokenLayer::form, counter.count(nodes, reached(table, question, nodes)));
        CAPTURE(i, options.node, options.span, options.left, options.right, options.scope, options.interviewers);
        CHECK(nodes.size() == wanted.nodes.size());
        CHECK(counted.n == wanted.n);
        CHECK(counted.f1 == wanted.f1);
        TableAnswer stage{wanted.n, wanted.f1, {}};
        for (const Collocate& row : wanted.collocates) stage.collocates[row.key] = {row.cells.o11, row.cells.f2()};
        CHECK(counted == stage);
        rows += wanted.collocates.size();
    }
    CHECK(rows > 500);
}
