// Expressions as vertices: their counts against the stage of cooccurrences, and against the obvious loop.

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include <fmt/format.h>

#include "pipeline/model/text_starts.h"
#include "stages/cooccurrence/cooccurrence.h"
#include "stages/cooccurrence/selection.h"
#include "stages/network/network.h"
#include "tests/network/slow_pairs.h"
#include "tests/support/counted_corpus.h"
#include "tests/support/invented_corpus.h"
#include "tests/support/tabulated.h"

using namespace glane;
using namespace glane::test;

namespace {

/// Places of the table as the matches of a query.
std::vector<NodeMatch> matches_at(const std::vector<Range>& places, const Corpus& corpus, const TokenTable& table) {
    const std::vector<std::uint32_t> starts = text_starts(corpus, table);
    std::vector<NodeMatch> matches;
    for (const Range& place : places) {
        std::uint32_t text = 0;
        for (std::uint32_t i = 0; i < corpus.size(); ++i) {
            if (!corpus[i].document.tokens.empty() && starts[i] <= place.begin) text = i;
        }
        const Range tokens{place.begin - starts[text], place.end - starts[text]};
        const auto& passages = corpus[text].document.passages;
        const auto holds = [&](const Passage& passage) { return passage.tokens.contains(tokens.begin); };
        const auto at = std::find_if(passages.begin(), passages.end(), holds);
        matches.push_back({{text, static_cast<std::uint32_t>(at - passages.begin())}, tokens});
    }
    return matches;
}

/// The options of `glane cooc` for one unit of the network as the node.
Cooccur::Options same_options(const PairOptions& pairs) {
    Cooccur::Options options;
    options.query = "x";
    options.span = pairs.span;
    options.left = pairs.left;
    options.right = pairs.right;
    options.within = pairs.within;
    options.unit = pairs.unit;
    options.pos = pairs.pos;
    options.stop_words = pairs.stop_words;
    options.min_f = pairs.min_f;
    options.scope = pairs.scope;
    options.interviewers = pairs.interviewers;
    return options;
}

CooccurrenceTable cooccurrences(const Corpus& corpus, const TokenTable& table, const std::vector<Range>& node,
                                const PairOptions& pairs) {
    Context context;
    const std::vector<PassageId> answers;
    return Cooccur::run({corpus, little_french(), answers, matches_at(node, corpus, table)}, same_options(pairs),
                        context);
}

BuildNetwork::Options invented_options(TextDice& dice, const Corpus& corpus) {
    using Strings = std::vector<std::string>;
    BuildNetwork::Options options;
    options.pairs.unit = dice.one_of(Strings{"both", "both", "expression"});
    options.pairs.span = dice.one_of(Strings{"window", "turn", "sentence"});
    options.pairs.left = options.pairs.right = static_cast<int>(1 + dice.below(8));
    options.pairs.within = dice.one_of(Strings{"turn", "sentence", "interview", "text"});
    options.pairs.min_f = static_cast<int>(1 + dice.below(2));
    options.pairs.scope = dice.one_of(Strings{"all", "all", "interviews", "report"});
    // With the interviews left out, Cooccur takes the report around one of them for one stretch, the table for two.
    if (options.pairs.within == "interview" && options.pairs.scope == "report") options.pairs.scope = "all";
    options.pairs.interviewers = dice.one_of(Strings{"out", "in"});
    const bool is_tagged = !corpus.front().tagged.tags.empty();
    if (is_tagged && dice.below(4) == 0) options.pairs.pos = {"NOUN"};
    options.level = 1.0;
    options.top = 1000;
    options.edges = 0;
    return options;
}

struct Found {
    Network network;
    std::vector<Range> nodes;
};

Found network_of(const Corpus& corpus, const TokenTable& table, BuildNetwork::Options options,
                 const std::string& node) {
    Found found;
    options.node = node;
    if (!node.empty()) found.nodes = slow_occurrences(corpus, table, options.pairs, node);
    Context context;
    found.network = BuildNetwork::run({corpus, little_french(), table, found.nodes}, options, context);
    return found;
}

/// Words and expressions about "mairie", joined by turns; no edge is left out for its chance.
Network network_around_mairie(const std::string& lines) {
    const Corpus corpus = build_corpus(lines);
    const TokenTable table = tabulated(corpus, "expressions");
    BuildNetwork::Options options;
    options.pairs.unit = "both";
    options.pairs.span = "turn";
    options.level = 1.0;
    return network_of(corpus, table, options, "mairie").network;
}

const NetworkVertex* vertex_of(const Network& network, const std::string& key) {
    const auto at = std::find_if(network.vertices.begin(), network.vertices.end(),
                                 [&key](const NetworkVertex& vertex) { return vertex.key == key; });
    return at == network.vertices.end() ? nullptr : &*at;
}

bool joins(const Network& network, const std::string& a, const std::string& b) {
    return std::any_of(network.edges.begin(), network.edges.end(), [&](const NetworkEdge& edge) {
        const std::set<std::string> ends{network.vertices[edge.source].key, network.vertices[edge.target].key};
        return ends == std::set<std::string>{a, b};
    });
}

}  // namespace

TEST_CASE("network: an edge has the counts that the table of its rarer end has", "[network][property]") {
    std::size_t words = 0;
    std::size_t expressions = 0;
    std::size_t nested = 0;
    for (std::uint64_t seed = 1; seed <= 120; ++seed) {
        TextDice dice(seed);
        const Corpus corpus = invented_corpus(dice);
        const TokenTable table = tabulated(corpus, "expressions");
        const BuildNetwork::Options options = invented_options(dice, corpus);
        const std::string node = dice.below(3) == 0 ? "" : "impact";
        const Network net = network_of(corpus, table, options, node).network;
        CAPTURE(seed, node, options.pairs.unit, options.pairs.span, options.pairs.left, options.pairs.within);
        std::map<std::string, CooccurrenceTable> tables;
        for (const NetworkEdge& edge : net.edges) {
            const NetworkVertex& source = net.vertices[edge.source];
            const NetworkVertex& target = net.vertices[edge.target];
            if (!tables.contains(source.key)) {
                const auto places = slow_occurrences(corpus, table, options.pairs, source.key);
                tables.emplace(source.key, cooccurrences(corpus, table, places, options.pairs));
            }
            const std::vector<Collocate>& rows = tables.at(source.key).collocates;
            const auto row = std::find_if(rows.begin(), rows.end(),
                                          [&target](const Collocate& other) { return other.key == target.key; });
            CAPTURE(source.key, target.key);
            if (row == rows.end()) {
                CHECK(target.words > 1);  // near this node it stands in longer ones alone
                ++nested;
                continue;
            }
            CHECK(edge.cells == row->cells);
            CHECK(target.words == row->words);
            ++(target.words > 1 ? expressions : words);
        }
    }
    CHECK(words > 500);
    CHECK(expressions > 100);
    CHECK(nested < expressions);
}

// A known fault: where interviews are left out, cooc has the report before and behind one as one stretch, the table as
// two.
TEST_CASE("network: of the report alone, windows within interviews are those of the table of collocates",
          "[network][!shouldfail]") {
    for (std::uint64_t seed = 1; seed <= 120; ++seed) {
        TextDice dice(seed);
        const Corpus corpus = invented_corpus(dice);
        const TokenTable table = tabulated(corpus, "expressions");
        BuildNetwork::Options options = invented_options(dice, corpus);
        options.pairs.unit = "lemma";
        options.pairs.span = "window";
        options.pairs.within = "interview";
        options.pairs.scope = "report";
        const Network net = network_of(corpus, table, options, "").network;
        for (const NetworkEdge& edge : net.edges) {
            const auto places = slow_occurrences(corpus, table, options.pairs, net.vertices[edge.source].key);
            const CooccurrenceTable rows = cooccurrences(corpus, table, places, options.pairs);
            for (const Collocate& row : rows.collocates) {
                if (row.key == net.vertices[edge.target].key) CHECK(edge.cells == row.cells);
            }
        }
    }
}

TEST_CASE("network: edges of expressions are what the obvious loop counts", "[network][property]") {
    std::size_t edges = 0;
    for (std::uint64_t seed = 201; seed <= 260; ++seed) {
        TextDice dice(seed);
        const Corpus corpus = invented_corpus(dice);
        const TokenTable table = tabulated(corpus, "expressions");
        const BuildNetwork::Options options = invented_options(dice, corpus);
        const Network net = network_of(corpus, table, options, "").network;
        CAPTURE(seed, options.pairs.unit, options.pairs.span, options.pairs.left, options.pairs.within);
        std::map<std::string, std::vector<Range>> places;
        for (const NetworkVertex& vertex : net.vertices) {
            places[vertex.key] = slow_occurrences(corpus, table, options.pairs, vertex.key);
            if (vertex.words > 1) CHECK(places[vertex.key].size() == static_cast<std::size_t>(vertex.f));
        }
        for (const NetworkEdge& edge : net.edges) {
            const NetworkVertex& source = net.vertices[edge.source];
            const NetworkVertex& target = net.vertices[edge.target];
            CAPTURE(source.key, target.key);
            CHECK(source.f <= target.f);
            CHECK(edge.cells == slow_cells(table, options.pairs, places[source.key], places[target.key]));
        }
        edges += net.edges.size();
    }
    CHECK(edges > 500);
}

TEST_CASE("network: its vertices are the words and expressions of the cloud", "[network][property]") {
    std::size_t vertices = 0;
    for (std::uint64_t seed = 301; seed <= 500; ++seed) {
        TextDice dice(seed);
        const Corpus corpus = invented_corpus(dice);
        const TokenTable table = tabulated(corpus, "expressions");
        BuildNetwork::Options options = invented_options(dice, corpus);
        options.pairs.unit = "both";
        const auto [net, nodes] = network_of(corpus, table, options, "impact");
        const CooccurrenceTable rows = cooccurrences(corpus, table, nodes, options.pairs);
        std::set<std::string> cloud;
        for (const std::size_t i : select_collocates(rows, {.items = 1000, .min_f = options.pairs.min_f}))
            cloud.insert(rows.collocates[i].key);
        CAPTURE(seed, options.pairs.span, options.pairs.left, options.pairs.within);
        CAPTURE(cloud, nodes.size());
        CHECK(net.vertices.size() + net.isolated == cloud.size() - cloud.count("impact"));
        for (const NetworkVertex& vertex : net.vertices) CHECK(cloud.contains(vertex.key));
        vertices += cloud.size();
    }
    CHECK(vertices > 40);
}

TEST_CASE("network: a word that lives in an expression is no vertex, one that lives alone too is", "[network]") {
    std::string lines = "@ Entretien avec une élue\n";
    for (int i = 0; i < 6; ++i) {
        lines += "> mairie bilan carbone serveur . plan achat serveur\n> achat route\n";
        lines += i < 3 ? "> achat plan\n> lettre voix\n" : "> pierre jour\n> route lettre voix\n";
    }
    const Network net = network_around_mairie(lines);
    const NetworkVertex* const bilan = vertex_of(net, "bilan carbone serveur");
    REQUIRE(bilan != nullptr);
    CHECK(bilan->words == 3);
    CHECK(bilan->f == 6);
    CHECK(bilan->label == "bilan carbone serveur");
    CHECK(bilan->interviews == 1);
    for (const std::string part : {"bilan", "carbone", "bilan carbone"}) CHECK(vertex_of(net, part) == nullptr);
    CHECK(net.unit == "both");
    CHECK(net.convention.find("Sommets : les mots et expressions proches de « mairie »") != std::string::npos);
}

TEST_CASE("network: nothing is joined because one stands inside the other", "[network]") {
    // "carbone" stands in the expression five times and alone five times, never near each other.
    std::string lines;
    for (int i = 0; i < 5; ++i) {
        lines += "> mairie , bilan carbone , plan\n> mairie , carbone , route\n> lettre voix " + std::to_string(i) +
                 " pierre jour\n> train ville , jour , lettre\n";
    }
    const Network net = network_around_mairie(lines);
    REQUIRE(vertex_of(net, "bilan carbone") != nullptr);
    REQUIRE(vertex_of(net, "carbone") != nullptr);
    CHECK(vertex_of(net, "carbone")->f == 10);
    CHECK(joins(net, "bilan carbone", "plan"));
    CHECK(joins(net, "carbone", "route"));
    CHECK_FALSE(joins(net, "bilan carbone", "carbone"));
}

TEST_CASE("network: a whole corpus has expressions when they are asked for", "[network]") {
    std::string lines;
    for (int i = 0; i < 12; ++i) {
        lines += "> le bilan carbone de la mairie\n> un plan d'achat du serveur\n> lettre voix\n> pierre jour route\n";
    }
    const Corpus corpus = build_corpus(lines);
    const TokenTable table = tabulated(corpus, "expressions");
    BuildNetwork::Options options;
    const Network words = network_of(corpus, table, options, "").network;
    CHECK(std::all_of(words.vertices.begin(), words.vertices.end(), [](const auto& word) { return word.words == 1; }));
    CHECK(words.convention.find("expressions") == std::string::npos);
    options.pairs.unit = "expression";
    options.pairs.min_f = 1;
    const Network expressions = network_of(corpus, table, options, "").network;
    CHECK(std::all_of(expressions.vertices.begin(), expressions.vertices.end(),
                      [](const auto& word) { return word.words > 1; }));
    CHECK(expressions.convention.find("Les mots sont réunis") == std::string::npos);
}
