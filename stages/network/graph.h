#pragma once
// What graph theory says of a network: communities, centralities, a place for every vertex. The one place that knows
// igraph. Random draws have a fixed seed, so equal graphs give equal answers; not for several threads at once.

#include <cstdint>
#include <vector>

namespace glane::network {

struct GraphEdge {
    std::uint32_t a = 0;
    std::uint32_t b = 0;
    double weight = 1.0;  ///< above 0
};

/// Of every vertex.
struct GraphFacts {
    std::vector<std::uint32_t> community;  ///< numbered from 0 in no order
    std::vector<std::uint32_t> degree;
    std::vector<double> strength;
    std::vector<double> betweenness;  ///< an edge is as long as 1 / weight
    std::vector<double> x, y;         ///< within -500 to 500, on a grid of 1e-6
    double modularity = 0.0;
};

/// Of an undirected graph without loops and without isolated vertices; nothing for one without edges. Throws Error when
/// igraph fails.
GraphFacts facts_of(std::uint32_t vertices, const std::vector<GraphEdge>& edges);

}  // namespace glane::network
