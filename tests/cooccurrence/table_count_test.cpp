// Counting over a token table against the slow counter, to the last count. The demonstration of the repository is read
// on purpose: real sentences, turns and interviews, as segmentation finds them, are what the windows must respect.

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>

#include "pipeline/model/occurrences.h"
#include "pipeline/model/pair_count.h"
#include "tests/cooccurrence/token_tables.h"

using namespace glane;
using namespace glane::cooccurrence;
using namespace glane::test;

namespace {

TableQuestion invented_question(Dice& dice) {
    TableQuestion question;
    question.layer = dice.one_in(3) ? TokenLayer::lemma : TokenLayer::form;
    question.interviewers = dice.one_in(2) ? Interviewers::in : Interviewers::out;
    question.part = static_cast<CorpusPart>(dice.one_in(2) ? 0 : dice.below(3));
    question.stop_words = dice.one_in(2) ? StopWords::positions : StopWords::collocates;
    question.window = {.left = dice.below(9), .right = dice.below(9), .within = std::nullopt};
    if (!dice.one_in(4)) question.window.within = static_cast<TokenUnit>(dice.below(kTokenUnits));
    if (dice.one_in(4)) question.whole = static_cast<TokenUnit>(dice.below(kTokenUnits));
    return question;
}

/// One to three words as they stand somewhere; now and then another word would do as well.
NodePattern invented_node(Dice& dice, const TokenTable& table, TokenLayer layer) {
    NodePattern pattern{layer, {}};
    const std::uint32_t length = 1 + dice.below(3);
    const std::uint32_t begin = dice.below(table.size() - length);
    for (std::uint32_t i = begin; i < begin + length; ++i) {
        std::vector<std::uint32_t> word{table.types(layer)[i]};
        if (dice.one_in(4)) word.push_back(dice.below(table.type_count(layer)));
        std::sort(word.begin(), word.end());
        word.erase(std::unique(word.begin(), word.end()), word.end());
        pattern.words.push_back(std::move(word));
    }
    return pattern;
}

std::vector<std::vector<std::string>> words_of(const TokenTable& table, const NodePattern& pattern) {
    std::vector<std::vector<std::string>> words(pattern.words.size());
    for (std::size_t i = 0; i < words.size(); ++i) {
        for (const std::uint32_t type : pattern.words[i]) words[i].emplace_back(table.text(pattern.layer, type));
    }
    return words;
}

/// One question, both counters; gives the number of collocates.
std::size_t check_question(Dice& dice, const TokenTable& table) {
    const TableQuestion question = invented_question(dice);
    const NodePattern pattern = invented_node(dice, table, question.layer);
    const std::vector<Range> nodes = occurrences_of(table, question.scope(), pattern);
    const auto slow = find_slowly(table, question, words_of(table, pattern));
    CAPTURE(question.window.left, question.window.right, question.whole.has_value(), pattern.words.size());
    REQUIRE(nodes.size() == slow.size());
    CHECK(std::equal(nodes.begin(), nodes.end(), slow.begin(),
                     [](Range a, Range b) { return a.begin == b.begin && a.end == b.end; }));
    CollocateCounter counter(table, question.layer, question.scope(), question.stop_words);
    const TableAnswer wanted = count_slowly(table, question, slow);
    const std::vector<Range> near = reached(table, question, nodes);
    CHECK(answer_of(table, question.layer, counter.count(nodes, near)) == wanted);
    CHECK(answer_of(table, question.layer, counter.count(nodes, near)) == wanted);  // nothing was left of the first
    const NearCounts& counts = counter.count(nodes, near);
    for (const CollocateCount& row : counts.collocates) {
        const Contingency cells = counts.cells(row);
        CHECK((std::min({cells.o11, cells.o12, cells.o21, cells.o22}) >= 0 && cells.n() == wanted.n));
    }
    return wanted.collocates.size();
}

}  // namespace

TEST_CASE("counting: on the demonstration, the table's counts are those of the slow counter",
          "[cooccurrence][property]") {
    const TokenTable& table = demonstration();
    REQUIRE(table.size() > 8000);
    Dice dice(11);
    std::size_t rows = 0;
    for (int i = 0; i < 300; ++i) rows += check_question(dice, table);
    CHECK(rows > 20000);
}

TEST_CASE("counting: on invented streams, the table's counts are those of the slow counter",
          "[cooccurrence][property]") {
    Dice dice(12);
    std::size_t rows = 0;
    for (int i = 0; i < 200; ++i) {
        const TokenTable table = invented_table(dice, 8 + dice.below(400));
        for (int k = 0; k < 5; ++k) rows += check_question(dice, table);
    }
    CHECK(rows > 5000);
}

TEST_CASE("counting: pairs are, to the last one, what every node has for itself", "[cooccurrence][property]") {
    Dice dice(13);
    std::size_t pairs = 0;
    for (int i = 0; i < 60; ++i) {
        const TokenTable invented = invented_table(dice, 8 + dice.below(600));
        const TokenTable& table = i < 3 ? demonstration() : invented;
        TableQuestion question = invented_question(dice);
        question.whole = std::nullopt;
        const std::uint32_t min_f = dice.below(4);
        CollocateCounter counter(table, question.layer, question.scope(), question.stop_words);
        std::map<std::uint32_t, TableAnswer> all;
        count_pairs(counter, question.window, min_f, [&](std::uint32_t node, const NearCounts& counts) {
            CHECK((all.empty() || all.rbegin()->first < node));
            all[node] = answer_of(table, question.layer, counts);
            pairs += counts.collocates.size();
        });
        for (std::uint32_t type = 0; type < table.type_count(question.layer); ++type) {
            const auto nodes = occurrences_of(table, question.scope(), {question.layer, {{type}}});
            TableAnswer wanted =
                answer_of(table, question.layer, counter.count(nodes, reached(table, question, nodes)));
            std::erase_if(wanted.collocates, [&](const auto& row) { return row.second.first < min_f; });
            if (counter.frequency(type) == 0) wanted.collocates.clear();
            REQUIRE(all.count(type) == (wanted.collocates.empty() ? 0 : 1));
            if (!wanted.collocates.empty()) CHECK(all[type] == wanted);
        }
    }
    CHECK(pairs > 10000);
}
