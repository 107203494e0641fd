// The network of invented corpora: what is in it, and every edge counted once more by the obvious loop.

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <random>
#include <set>

#include <nlohmann/json.hpp>

#include "pipeline/model/measures.h"
#include "stages/network/network.h"
#include "stages/network/network_files.h"
#include "tests/support/counted_corpus.h"
#include "tests/support/tabulated.h"
#include "tests/report/well_formed.h"

using namespace glane;
using namespace glane::test;

namespace {

const std::vector<Range> kNoNode;
const std::vector<std::string> kForest{"arbre", "feuille", "racine", "branche", "écorce"};
const std::vector<std::string> kKitchen{"farine", "beurre", "four", "sucre", "pâte"};
const std::vector<std::string> kRest{"maison", "route", "ville", "train", "jour", "lettre", "voix", "pierre"};

/// Turns about the forest, turns about the kitchen, and turns about anything; now and then "terrain" in the first two.
Corpus invented_corpus(std::uint64_t seed, int turns) {
    std::mt19937_64 dice(seed);
    const auto any = [&dice](const std::vector<std::string>& words) { return words[dice() % words.size()]; };
    std::string lines = "@ Entretien avec une élue\n";
    for (int turn = 0; turn < turns; ++turn) {
        if (turn == turns / 2) lines += "@ Entretien avec un agent\n";
        lines += dice() % 9 == 0 ? "? " : "> ";
        const std::vector<std::string>& theme = turn % 3 == 0 ? kForest : turn % 3 == 1 ? kKitchen : kRest;
        for (int i = 0; i < 12; ++i) {
            lines += (dice() % 4 == 0 ? any(kRest) : any(theme)) + ' ';
            if (dice() % 5 == 0) lines += "de ";
            if (dice() % 8 == 0) lines += ". ";
            if (turn % 3 < 2 && dice() % 8 == 0) lines += "terrain ";
        }
        lines += '\n';
    }
    return build_corpus(lines);
}

std::vector<Range> places_of(const TokenTable& table, const std::string& word) {
    std::vector<Range> places;
    for (const std::uint32_t at : table.positions(TokenLayer::form, table.find(TokenLayer::form, word).value())) {
        if (TokenScope(Interviewers::out, CorpusPart::all).holds(table.flags()[at])) places.push_back({at, at + 1});
    }
    return places;
}

Network network_of(const Corpus& corpus, const TokenTable& table, const BuildNetwork::Options& options) {
    Context context;
    const std::vector<Range> nodes = options.node.empty() ? kNoNode : places_of(table, options.node);
    return BuildNetwork::run({corpus, little_french(), table, nodes}, options, context);
}

/// One word that counts, as the slow counter sees it.
struct SlowWord {
    std::string word;
    std::uint32_t unit;  // that nothing near leaves
};

std::vector<SlowWord> slow_words(const TokenTable& table, const PairOptions& options) {
    std::vector<SlowWord> words;
    std::uint32_t unit = 0;
    const bool by_sentence = options.span == "sentence" || (options.span == "window" && options.within == "sentence");
    const TokenFlags begins = by_sentence ? token_flag::begins_sentence : token_flag::begins_passage;
    for (std::uint32_t i = 0; i < table.size(); ++i) {
        const TokenFlags flags = table.flags()[i];
        if ((flags & begins) != 0) ++unit;
        if ((flags & token_flag::counted) == 0 || (flags & token_flag::interviewer) != 0) continue;
        words.push_back({std::string(table.text(TokenLayer::lemma, table.types(TokenLayer::lemma)[i])), unit});
    }
    return words;
}

/// What is near one word, word by word.
class SlowCounts {
  public:
    SlowCounts(const std::vector<SlowWord>& words, const PairOptions& options, const std::string& node) {
        const std::size_t k = options.span == "window" ? static_cast<std::size_t>(options.left) : kLongestTurn;
        for (std::size_t i = 0; i < words.size(); ++i) {
            if (words[i].word == node) continue;
            bool near = false;
            for (std::size_t j = i < k ? 0 : i - k; j < words.size() && j <= i + k; ++j) {
                near = near || (words[j].word == node && words[j].unit == words[i].unit);
            }
            ++(near ? near_ : elsewhere_)[words[i].word];
            ++(near ? f1_ : outside_);
        }
    }
    Contingency of(const std::string& other) {
        const std::int64_t o11 = near_[other];
        const std::int64_t o21 = elsewhere_[other];
        return {o11, f1_ - o11, o21, outside_ - o21};
    }

  private:
    static constexpr std::size_t kLongestTurn = 60;
    std::map<std::string, std::int64_t> near_, elsewhere_;
    std::int64_t f1_ = 0, outside_ = 0;
};

BuildNetwork::Options invented_options(std::uint64_t seed) {
    std::mt19937_64 dice(seed);
    BuildNetwork::Options options;
    if (dice() % 3 != 0) options.node = "terrain";
    options.pairs.span = std::vector<std::string>{"window", "turn", "sentence"}[dice() % 3];
    options.pairs.left = options.pairs.right = static_cast<int>(1 + dice() % 6);
    options.pairs.within = dice() % 2 == 0 ? "turn" : "sentence";
    options.pairs.min_f = static_cast<int>(1 + dice() % 3);
    options.level = dice() % 2 == 0 ? 0.05 : 0.5;
    return options;
}

}  // namespace

TEST_CASE("network: two themes are two communities", "[network]") {
    const Corpus corpus = invented_corpus(1, 120);
    const TokenTable table = tabulated(corpus, "network");
    BuildNetwork::Options options;
    options.node = "terrain";
    options.pairs.span = "turn";
    const Network net = network_of(corpus, table, options);
    std::vector<std::set<std::string>> communities(net.communities);
    for (const NetworkVertex& vertex : net.vertices) communities[vertex.community - 1].insert(vertex.label);
    REQUIRE(net.communities == 2);
    for (const std::set<std::string>& words : communities) {
        CHECK(words.size() >= 4);  // one of the five may miss the node by chance
        const std::vector<std::string>& theme = words.contains("arbre") ? kForest : kKitchen;
        CHECK(std::all_of(words.begin(), words.end(), [&theme](const std::string& word) {
            return std::find(theme.begin(), theme.end(), word) != theme.end();
        }));
    }
    CHECK(net.modularity > 0.3);
    for (const NetworkVertex& vertex : net.vertices) {
        CHECK(vertex.label != "terrain");
        CHECK(vertex.interviews == 2);
        CHECK(vertex.node_f > 0);
        CHECK(vertex.node_log_likelihood >= kSignificantLogLikelihood);
    }
}

TEST_CASE("network: every edge is what the obvious loop counts, and none that is asked for is missing",
          "[network][property]") {
    std::size_t edges = 0;
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        const Corpus corpus = invented_corpus(seed, 60);
        const TokenTable table = tabulated(corpus, "network");
        const BuildNetwork::Options options = invented_options(seed);
        const Network net = network_of(corpus, table, options);
        const std::vector<SlowWord> words = slow_words(table, options.pairs);
        std::map<std::string, SlowCounts> slow;
        for (const NetworkVertex& vertex : net.vertices) slow.try_emplace(vertex.key, words, options.pairs, vertex.key);
        CAPTURE(seed, options.node, options.pairs.span, options.pairs.left, options.pairs.within);
        for (const NetworkEdge& edge : net.edges) {
            const NetworkVertex& source = net.vertices[edge.source];
            const NetworkVertex& target = net.vertices[edge.target];
            CHECK(source.f <= target.f);
            CHECK(edge.cells == slow.at(source.key).of(target.key));
            CHECK(edge.cells.direction() > 0);
            CHECK(edge.cells.o11 >= options.pairs.min_f);
            CHECK(edge.q <= options.level);
            CHECK(edge.p <= edge.q);
            CHECK(edge.weight == log_dice(edge.cells));
        }
        edges += net.edges.size();
        // As strong as the weakest edge and still none: only words that were not chosen, or cut edges, may do that.
        double weakest = 1e9;
        for (const NetworkEdge& edge : net.edges) weakest = std::min(weakest, edge.log_likelihood);
        std::set<std::pair<std::string, std::string>> joined;
        for (const NetworkEdge& edge : net.edges) {
            joined.emplace(net.vertices[edge.source].key, net.vertices[edge.target].key);
            joined.emplace(net.vertices[edge.target].key, net.vertices[edge.source].key);
        }
        for (const NetworkVertex& a : net.vertices) {
            for (const NetworkVertex& b : net.vertices) {
                if (a.f >= b.f || joined.contains({a.key, b.key})) continue;  // the rarer one is the node
                const Contingency cells = slow.at(a.key).of(b.key);
                CHECK((cells.o11 < options.pairs.min_f || log_likelihood_signed(cells) <= weakest));
            }
        }
    }
    CHECK(edges > 500);
}

TEST_CASE("network: the same corpus gives the same bytes in every format", "[network]") {
    const Corpus corpus = invented_corpus(3, 90);
    const TokenTable table = tabulated(corpus, "network");
    BuildNetwork::Options options;
    options.node = "terrain";
    const Network first = network_of(corpus, table, options);
    const Network second = network_of(corpus, table, options);
    REQUIRE(!first.edges.empty());
    CHECK(network_graphml(first) == network_graphml(second));
    CHECK(network_json(first) == network_json(second));
    CHECK(network_csv(first) == network_csv(second));
}

TEST_CASE("network: vertices without an edge are left out and counted, edges are cut to the heaviest", "[network]") {
    const Corpus corpus = invented_corpus(4, 90);
    const TokenTable table = tabulated(corpus, "network");
    BuildNetwork::Options options;
    options.node = "terrain";
    options.pairs.span = "turn";
    const Network whole = network_of(corpus, table, options);
    options.edges = 3;
    const Network cut = network_of(corpus, table, options);
    REQUIRE(whole.edges.size() > 3);
    CHECK(cut.edges.size() == 3);
    CHECK(cut.significant == whole.edges.size());
    CHECK(cut.vertices.size() + cut.isolated == whole.vertices.size() + whole.isolated);
    for (std::size_t i = 0; i < 3; ++i) CHECK(cut.edges[i].weight == whole.edges[i].weight);
    for (const NetworkVertex& vertex : cut.vertices) CHECK(vertex.degree > 0);
}

TEST_CASE("network: what cannot be joined gives an empty network", "[network]") {
    const Corpus corpus = build_corpus("> arbre de feuille\n> terrain\n");
    const TokenTable table = tabulated(corpus, "network");
    BuildNetwork::Options options;
    options.node = "terrain";
    const Network net = network_of(corpus, table, options);
    CHECK(net.vertices.empty());
    CHECK(net.edges.empty());
    CHECK(net.node_occurrences == 1);
    options.node.clear();
    CHECK(network_of(corpus, table, options).edges.empty());
    CHECK(read_markup(network_graphml(net)).fault == "");
    CHECK(nlohmann::json::parse(network_json(net))["links"].empty());
}

TEST_CASE("network: wrong options are refused", "[network]") {
    const Corpus corpus = invented_corpus(5, 10);
    const TokenTable table = tabulated(corpus, "network");
    const auto refused = [&](const auto& change) {
        BuildNetwork::Options options;
        change(options);
        CHECK_THROWS_AS(network_of(corpus, table, options), Error);
    };
    refused([](auto& options) { options.measure = "log_likelihood_p"; });
    refused([](auto& options) { options.measure = "log_dise"; });
    refused([](auto& options) { options.pairs.left = 3; });
    refused([](auto& options) { options.pairs.span = "page"; });
    refused([](auto& options) { options.pairs.pos = {"NOM-COMMUN"}; });
    refused([](auto& options) { options.top = 1; });
    refused([](auto& options) { options.level = 0.0; });
}

TEST_CASE("network: GraphML is well formed whatever the words hold", "[network]") {
    Network net;
    net.node = "R&D <\"x\">";
    net.vertices.resize(2);
    net.vertices[0].label = net.vertices[0].key = "a&b";
    net.vertices[1].label = net.vertices[1].key = "<c>\x01";
    net.edges.emplace_back();
    net.edges.back().target = 1;
    CHECK(read_markup(network_graphml(net)).fault == "");
    const auto json = nlohmann::json::parse(network_json(net));
    CHECK(json["links"][0]["source"] == "a&b");
    CHECK(json["nodes"][1]["id"] == "<c>\x01");
}
