// What igraph makes of small graphs whose answer is known.

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <set>

#include "stages/network/graph.h"

using namespace glane::network;

namespace {

/// Two cliques of four, joined by one edge between 0 and 4.
std::vector<GraphEdge> two_cliques(double bridge) {
    std::vector<GraphEdge> edges;
    for (std::uint32_t start : {0U, 4U}) {
        for (std::uint32_t a = start; a < start + 4; ++a) {
            for (std::uint32_t b = a + 1; b < start + 4; ++b) edges.push_back({a, b, 2.0});
        }
    }
    edges.push_back({0, 4, bridge});
    return edges;
}

}  // namespace

TEST_CASE("graph: two cliques with a bridge are two communities", "[network]") {
    const GraphFacts facts = facts_of(8, two_cliques(1.0));
    for (std::uint32_t i = 1; i < 4; ++i) CHECK(facts.community[i] == facts.community[0]);
    for (std::uint32_t i = 5; i < 8; ++i) CHECK(facts.community[i] == facts.community[4]);
    CHECK(facts.community[0] != facts.community[4]);
    // 2 m = 2 (24 + 1) = 50; within 48, strengths 25 on each side: 48/50 - 2 (25/50)^2.
    CHECK(facts.modularity == Approx(48.0 / 50.0 - 0.5));
    CHECK(facts.degree == std::vector<std::uint32_t>{4, 3, 3, 3, 4, 3, 3, 3});
    CHECK(facts.strength[0] == Approx(7.0));
    CHECK(facts.strength[1] == Approx(6.0));
    // From each of three to each of four, and to the other three, all over the bridge.
    CHECK(facts.betweenness[0] == Approx(12.0));
    CHECK(facts.betweenness[1] == Approx(0.0));
}

TEST_CASE("graph: a heavy edge is a short one", "[network]") {
    const std::vector<GraphEdge> triangle{{0, 1, 10.0}, {1, 2, 10.0}, {0, 2, 1.0}};
    CHECK(facts_of(3, triangle).betweenness == std::vector<double>{0.0, 1.0, 0.0});
}

TEST_CASE("graph: places are on their grid, in their square, and no two are the same", "[network]") {
    const GraphFacts facts = facts_of(8, two_cliques(1.0));
    std::set<std::pair<double, double>> places;
    for (std::size_t i = 0; i < 8; ++i) {
        CHECK(std::abs(facts.x[i]) <= 500.0);
        CHECK(std::abs(facts.y[i]) <= 500.0);
        CHECK(facts.x[i] * 1e6 == Approx(std::round(facts.x[i] * 1e6)).margin(1e-3));
        places.emplace(facts.x[i], facts.y[i]);
    }
    CHECK(places.size() == 8);
}

TEST_CASE("graph: the same graph has the same facts, whatever was asked before", "[network]") {
    const GraphFacts first = facts_of(8, two_cliques(3.0));
    facts_of(2, {{0, 1, 1.0}});
    const GraphFacts second = facts_of(8, two_cliques(3.0));
    CHECK(first.community == second.community);
    CHECK(first.x == second.x);
    CHECK(first.y == second.y);
    CHECK(first.modularity == second.modularity);
}

TEST_CASE("graph: no edges, no facts; one edge, one community; parts may be apart", "[network]") {
    CHECK(facts_of(0, {}).community.empty());
    const GraphFacts one = facts_of(2, {{0, 1, 3.0}});
    CHECK(one.community[0] == one.community[1]);
    CHECK(one.modularity == Approx(0.0).margin(1e-12));
    const GraphFacts two = facts_of(4, {{0, 1, 3.0}, {2, 3, 3.0}});
    CHECK(two.community[0] == two.community[1]);
    CHECK(two.community[0] != two.community[2]);
    CHECK(two.modularity == Approx(0.5));
    for (std::size_t i = 0; i < 4; ++i) CHECK(std::isfinite(two.x[i] + two.y[i]));
}
