#pragma once
// A network of words and expressions: who stands near whom more often than chance would have it, in which communities,
// and where a picture would begin to draw them. What files, tables and figures are made from.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/contingency.h"
#include "pipeline/model/part_of_speech.h"

namespace glane {

struct NetworkVertex {
    std::string label;                       ///< its commonest printed form
    std::string key;                         ///< what was counted: a folded form, or a lemma
    std::string lemma;                       ///< of an expression, its lemmas with blanks between
    std::uint32_t words = 1;                 ///< more of an expression
    PartOfSpeech pos = PartOfSpeech::other;  ///< of a single word
    std::int64_t f = 0;                      ///< occurrences that may be paired; those of one expression do not overlap
    std::uint32_t interviews = 0;            ///< with such an occurrence
    std::int64_t node_f = 0;                 ///< near the node; 0 for a network without one
    double node_log_likelihood = 0.0;
    std::uint32_t community = 0;  ///< from 1, the largest first
    std::uint32_t degree = 0;
    double strength = 0.0;     ///< sum of the weights of its edges
    double betweenness = 0.0;  ///< shortest paths through it, an edge being as long as 1 / weight
    double x = 0.0;            ///< where a picture may put it: -500 to 500
    double y = 0.0;

    template <typename Archive>
    void archive(Archive& a) {
        a(label, key, lemma, words, pos, f, interviews, node_f, node_log_likelihood, community, degree, strength,
          betweenness, x, y);
    }
};

/// An edge has no direction; its counts are those of its rarer word as the node.
struct NetworkEdge {
    std::uint32_t source = 0;  ///< the rarer word: index into Network::vertices
    std::uint32_t target = 0;
    Contingency cells;
    double log_likelihood = 0.0;
    double log_dice = 0.0;
    double weight = 0.0;
    double p = 1.0;
    double q = 1.0;  ///< after Benjamini and Hochberg

    template <typename Archive>
    void archive(Archive& a) {
        a(source, target, cells, log_likelihood, log_dice, weight, p, q);
    }
};

struct Network {
    std::string node;        ///< as asked; empty for a network of the whole corpus
    std::string unit;        ///< of the vertices: "form", "lemma", "expression" or "both"
    std::string measure;     ///< that weighs the edges
    std::string convention;  ///< what was counted and how, in words, in French
    std::int64_t node_occurrences = 0;
    std::uint64_t tests = 0;        ///< pairs among which significance was decided
    std::uint64_t significant = 0;  ///< edges before they were cut to so many
    std::uint32_t isolated = 0;     ///< words that were chosen and have no edge, which are left out
    std::uint32_t communities = 0;
    double modularity = 0.0;
    std::vector<NetworkVertex> vertices;  ///< by community, the strongest first
    std::vector<NetworkEdge> edges;       ///< the heaviest first

    template <typename Archive>
    void archive(Archive& a) {
        a(node, unit, measure, convention, node_occurrences, tests, significant, isolated, communities, modularity,
          vertices, edges);
    }
};

/// What its vertices are: "mots", "expressions", or "mots et expressions".
inline std::string_view vertices_in_french(const Network& network) {
    if (network.unit == "expression") return "expressions";
    return network.unit == "both" ? "mots et expressions" : "mots";
}

}  // namespace glane
