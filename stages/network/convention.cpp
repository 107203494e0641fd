#include "stages/network/convention.h"

#include <algorithm>

#include <fmt/format.h>

#include "pipeline/base/french_number.h"

namespace glane::network {
namespace {

std::string percent(double share) { return french_number(100.0 * share, 0); }

std::string vertex_words(const Network& net, const BuildNetwork::Options& options) {
    if (net.node.empty()) {
        return fmt::format(
            "Sommets : les mots des paires dont la log-vraisemblance G² (Dunning 1993) est la plus élevée, au plus "
            "{}. ",
            options.top);
    }
    return fmt::format(
        "Sommets : les mots proches de « {} » ({} occurrence{}) dont la log-vraisemblance G² (Dunning 1993) est la "
        "plus élevée, au plus {}, et d'au moins 3,84 ; les mots du nœud n'en sont pas. ",
        net.node, net.node_occurrences, net.node_occurrences > 1 ? "s" : "", options.top);
}

std::string edge_words(const Network& net, const BuildNetwork::Options& options) {
    std::string words = fmt::format(
        "Liens : les paires de mots plus souvent proches qu'attendu dans tout ce qui est compté, au moins {} fois, G² "
        "significatif au taux de {} % de fausses découvertes (Benjamini et Hochberg 1995) parmi {} paires possibles ; "
        "le mot le plus rare des deux est le nœud du décompte. Poids : {}. ",
        std::max(1, options.pairs.min_f), percent(options.level), net.tests, net.measure);
    if (net.significant > net.edges.size()) {
        words += fmt::format("Les {} liens les plus lourds sont gardés, sur {}. ", net.edges.size(), net.significant);
    }
    if (net.isolated > 0) {
        words += net.isolated > 1 ? fmt::format("{} mots sans lien sont laissés de côté. ", net.isolated)
                                  : "1 mot sans lien est laissé de côté. ";
    }
    return words;
}

std::string community_words(const Network& net) {
    if (net.edges.empty()) return {};
    return fmt::format(
        "Communautés : algorithme de Leiden (Traag, Waltman et van Eck 2019) sur la modularité, meilleur de 20 départs "
        "à "
        "graines fixes ; modularité {}. Force : somme des poids des liens ; intermédiarité : un lien est long de "
        "1/poids.",
        french_number(net.modularity, 3));
}

}  // namespace

std::string convention_of(const Network& net, const BuildNetwork::Options& options) {
    std::string text = glane::convention_of(options.pairs) + ' ' + vertex_words(net, options) +
                       edge_words(net, options) + community_words(net);
    while (text.ends_with(' ')) text.pop_back();
    return text;
}

}  // namespace glane::network
