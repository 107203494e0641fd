#pragma once
// A network for other programs. Attribute, key and column names are an interface: they stay, more may be added.

#include <string>

#include "pipeline/model/network.h"

namespace glane {

/// GraphML 1.0 for Gephi, yEd, igraph and NetworkX: an undirected graph; vertices n0, n1 … with label, word, lemma,
/// words (how many), pos (empty for an expression), frequency, interviews, node_f, node_log_likelihood, community,
/// degree, strength, betweenness, x, y; edges with weight, f, f1, f2, N, expected, log_likelihood, log_dice, p, q; the
/// graph with node, unit, measure, modularity, isolated, convention.
std::string network_graphml(const Network& network);

/// {"node", "unit", "measure", "convention", "modularity", "communities", "isolated", "tests", "significant",
/// "directed", "nodes": [{"id", …}], "links": [{"source", "target", …}]}: the form of d3-force and of NetworkX's
/// node_link_graph.
std::string network_json(const Network& network);

/// CSV (RFC 4180), one edge a row: source, target, weight, f, f1, f2, N, expected, log_likelihood, log_dice, p, q.
std::string network_csv(const Network& network);

}  // namespace glane
