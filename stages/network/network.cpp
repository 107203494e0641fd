#include "stages/network/network.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "pipeline/base/error.h"
#include "pipeline/model/measures.h"
#include "stages/network/convention.h"
#include "stages/network/expressions.h"
#include "stages/network/graph.h"
#include "stages/network/units.h"
#include "stages/network/vertex_words.h"
#include "stages/network/word_pairs.h"

namespace glane {
namespace {

using network::SignificantPair;
using network::Words;

void check(const BuildNetwork::Options& options) {
    if (options.pairs.span == "window" && options.pairs.left != options.pairs.right) {
        throw Error({.where = {},
                     .what = fmt::format("windows of {} and {} words", options.pairs.left, options.pairs.right),
                     .hint = "edges have no direction: give the same number of words on either side"});
    }
    if (options.top < 2) {
        throw Error({.where = {},
                     .what = fmt::format("a network of {} words", options.top),
                     .hint = "a network needs two words or more"});
    }
    if (options.edges < 0 || options.level <= 0.0 || options.level > 1.0) {
        throw Error({.where = {},
                     .what = fmt::format("edges = {}, level = {}", options.edges, options.level),
                     .hint = "edges are 0 or more, the level is a share such as 0.05"});
    }
}

/// A measure that is higher where the association is stronger.
NamedMeasure weighing_measure(const std::string& label) {
    NamedMeasure measure = find_measure(label);
    if (measure.measure->order != Order::low_is_sure && measure.measure->order != Order::none) return measure;
    throw Error({.where = {},
                 .what = fmt::format("{} cannot weigh an edge", label),
                 .hint = "choose a measure that rises with the association, such as log_dice or npmi"});
}

/// The edges with a weight above 0, between indices into the words; the heaviest first.
std::vector<NetworkEdge> edges_of(const Words& found, const NamedMeasure& measure) {
    const auto index_of = [&](std::uint32_t unit) {
        const auto at = std::partition_point(found.words.begin(), found.words.end(),
                                             [&](const network::NearWord& word) { return word.unit < unit; });
        return static_cast<std::uint32_t>(at - found.words.begin());
    };
    std::vector<NetworkEdge> edges;
    for (const SignificantPair& pair : found.pairs) {
        const double weight = measure(pair.cells);
        if (!(weight > 0.0)) continue;
        edges.push_back({.source = index_of(pair.node),
                         .target = index_of(pair.other),
                         .cells = pair.cells,
                         .log_likelihood = pair.log_likelihood,
                         .log_dice = log_dice(pair.cells),
                         .weight = weight,
                         .p = pair.p,
                         .q = pair.q});
    }
    std::sort(edges.begin(), edges.end(), [](const NetworkEdge& a, const NetworkEdge& b) {
        if (a.weight != b.weight) return a.weight > b.weight;
        if (a.log_likelihood != b.log_likelihood) return a.log_likelihood > b.log_likelihood;
        return std::tie(a.source, a.target) < std::tie(b.source, b.target);
    });
    return edges;
}

/// Gives the vertices another order: `order[i]` is the one that becomes the i-th; what is not in it is left out.
void arrange(Network& net, const std::vector<std::uint32_t>& order) {
    std::vector<NetworkVertex> vertices;
    std::vector<std::uint32_t> becomes(net.vertices.size(), 0);
    for (std::uint32_t i = 0; i < order.size(); ++i) {
        becomes[order[i]] = i;
        vertices.push_back(std::move(net.vertices[order[i]]));
    }
    net.vertices = std::move(vertices);
    for (NetworkEdge& edge : net.edges) {
        edge.source = becomes[edge.source];
        edge.target = becomes[edge.target];
    }
}

void drop_isolated(Network& net) {
    std::vector<bool> joined(net.vertices.size(), false);
    for (const NetworkEdge& edge : net.edges) joined[edge.source] = joined[edge.target] = true;
    std::vector<std::uint32_t> kept;
    for (std::uint32_t i = 0; i < joined.size(); ++i) {
        if (joined[i]) kept.push_back(i);
    }
    net.isolated = static_cast<std::uint32_t>(net.vertices.size() - kept.size());
    arrange(net, kept);
}

void describe_vertices(Network& net) {
    std::vector<network::GraphEdge> edges;
    for (const NetworkEdge& edge : net.edges) edges.push_back({edge.source, edge.target, edge.weight});
    const network::GraphFacts facts = network::facts_of(static_cast<std::uint32_t>(net.vertices.size()), edges);
    net.modularity = facts.modularity;
    for (std::size_t i = 0; i < net.vertices.size(); ++i) {
        NetworkVertex& vertex = net.vertices[i];
        vertex.community = facts.community[i];
        vertex.degree = facts.degree[i];
        vertex.strength = facts.strength[i];
        vertex.betweenness = facts.betweenness[i];
        vertex.x = facts.x[i];
        vertex.y = facts.y[i];
    }
}

/// Communities from 1, the one with most words first, of equal ones the stronger; vertices in that order.
void number_communities(Network& net) {
    struct Size {
        std::size_t words = 0;
        double strength = 0.0;
        std::uint32_t first = 0;  // vertex
    };
    std::map<std::uint32_t, Size> sizes;
    for (std::uint32_t i = 0; i < net.vertices.size(); ++i) {
        const auto [at, is_new] = sizes.try_emplace(net.vertices[i].community, Size{.first = i});
        ++at->second.words;
        at->second.strength += net.vertices[i].strength;
    }
    std::vector<std::pair<std::uint32_t, Size>> ranked(sizes.begin(), sizes.end());
    std::sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) {
        if (a.second.words != b.second.words) return a.second.words > b.second.words;
        if (a.second.strength != b.second.strength) return a.second.strength > b.second.strength;
        return a.second.first < b.second.first;
    });
    std::map<std::uint32_t, std::uint32_t> numbers;
    for (const auto& [community, size] : ranked) numbers.emplace(community, numbers.size() + 1);
    for (NetworkVertex& vertex : net.vertices) vertex.community = numbers.at(vertex.community);
    net.communities = static_cast<std::uint32_t>(numbers.size());

    std::vector<std::uint32_t> order(net.vertices.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [&net](std::uint32_t a, std::uint32_t b) {
        const NetworkVertex& left = net.vertices[a];
        const NetworkVertex& right = net.vertices[b];
        if (left.community != right.community) return left.community < right.community;
        if (left.strength != right.strength) return left.strength > right.strength;
        return a < b;
    });
    arrange(net, order);
}

std::vector<NetworkVertex> vertices_of(const Words& found, const BuildNetwork::Input& input,
                                       const PairCounting& counting, const network::Units& units,
                                       const std::optional<network::Expressions>& expressions) {
    const network::VertexWords words(input.corpus, input.tokens, counting);
    std::vector<NetworkVertex> vertices;
    for (const network::NearWord& word : found.words) {
        vertices.push_back(units.is_expression(word.unit) ? expressions->vertex(units.expression(word.unit))
                                                          : words.vertex(word.unit));
        vertices.back().node_f = word.f;
        vertices.back().node_log_likelihood = word.log_likelihood;
    }
    return vertices;
}

/// Those that may be vertices; nothing where only words are asked for.
std::optional<network::Expressions> expressions_of(const BuildNetwork::Input& input,
                                                   const BuildNetwork::Options& options, const PairCounting& counting) {
    std::optional<network::Expressions> found;
    if (counting.units == PairUnits::words) return found;
    const Counting positions{.scope = options.pairs.scope, .interviewers = options.pairs.interviewers};
    found.emplace(input.corpus, input.language, positions, input.tokens);
    if (options.node.empty()) {
        found->find_all(counting.min_f);
        return found;
    }
    std::vector<Range> near;
    cooccurrence::reach(input.tokens, counting.scope, input.nodes, counting.window, near);
    found->find_near(input.nodes, near, counting.min_f);
    return found;
}

}  // namespace

Network BuildNetwork::run(const Input& input, const Options& options, Context& context) {
    check(options);
    const NamedMeasure measure = weighing_measure(options.measure);
    const PairCounting counting = counting_of(options.pairs);
    const network::Limits limits{options.level, static_cast<std::size_t>(options.top)};
    const std::optional<network::Expressions> expressions = expressions_of(input, options, counting);
    network::Units units(input.tokens, counting, expressions ? &*expressions : nullptr);
    const Words found = options.node.empty()
                            ? network::strongest_pairs(units, counting, limits, context)
                            : network::collocates_of(input.nodes, input.tokens, units, counting, limits, context);
    Network net;
    net.node = options.node;
    net.unit = options.pairs.unit;
    net.measure = options.measure;
    net.node_occurrences = static_cast<std::int64_t>(input.nodes.size());
    net.tests = found.tests;
    net.vertices = vertices_of(found, input, counting, units, expressions);
    net.edges = edges_of(found, measure);
    net.significant = net.edges.size();
    const auto most = static_cast<std::size_t>(options.edges);
    if (most > 0 && net.edges.size() > most) net.edges.resize(most);
    drop_isolated(net);
    if (!net.edges.empty()) {
        describe_vertices(net);
        number_communities(net);
    }
    net.convention = network::convention_of(net, options, expressions && expressions->is_tagged());
    return net;
}

}  // namespace glane
