#include "stages/network/convention.h"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include "pipeline/base/french_number.h"
#include "pipeline/model/counted_words.h"

namespace glane::network {
namespace {

std::string percent(double share) { return french_number(100.0 * share, 0); }

bool has_expressions(const Network& net) { return net.unit == "expression" || net.unit == "both"; }

std::string vertex_words(const Network& net, const BuildNetwork::Options& options) {
    if (net.node.empty()) {
        return fmt::format(
            "Sommets : les {} des paires dont la log-vraisemblance G² (Dunning 1993) est la plus élevée, au plus "
            "{}. ",
            vertices_in_french(net), options.top);
    }
    return fmt::format(
        "Sommets : les {} proches de « {} » ({} occurrence{}) dont la log-vraisemblance G² (Dunning 1993) est la "
        "plus élevée, au plus {}, et d'au moins 3,84{}. ",
        vertices_in_french(net), net.node, net.node_occurrences, net.node_occurrences > 1 ? "s" : "", options.top,
        net.unit == "expression" ? "" : " ; les mots du nœud n'en sont pas");
}

std::string expression_words(const Network& net, bool tagged) {
    if (!has_expressions(net)) return {};
    return expressions_in_french(tagged) +
           fmt::format(
               "N'est pas sommet ce dont quatre occurrences sur cinq au moins{} se trouvent dans des expressions plus "
               "longues qui le sont ; une occurrence qui touche celle du nœud du décompte n'en est pas proche : aucun "
               "lien ne vient de ce que l'un est dans l'autre. ",
               net.node.empty() ? "" : ", près du nœud,");
}

std::string isolated_words(const Network& net) {
    if (net.isolated == 0) return {};
    if (has_expressions(net)) {
        return net.isolated > 1 ? fmt::format("{} sommets sans lien sont laissés de côté. ", net.isolated)
                                : "1 sommet sans lien est laissé de côté. ";
    }
    return net.isolated > 1 ? fmt::format("{} mots sans lien sont laissés de côté. ", net.isolated)
                            : "1 mot sans lien est laissé de côté. ";
}

std::string edge_words(const Network& net, const BuildNetwork::Options& options) {
    std::string words = fmt::format(
        "Liens : les paires {} plus souvent proches qu'attendu dans tout ce qui est compté, au moins {} fois, G² "
        "significatif au taux de {} % de fausses découvertes (Benjamini et Hochberg 1995) parmi {} paires possibles ; "
        "le {}plus rare des deux est le nœud du décompte. Poids : {}. ",
        has_expressions(net) ? "de sommets" : "de mots", std::max(1, options.pairs.min_f), percent(options.level),
        net.tests, has_expressions(net) ? "" : "mot le ", net.measure);
    if (net.significant > net.edges.size()) {
        words += fmt::format("Les {} liens les plus lourds sont gardés, sur {}. ", net.edges.size(), net.significant);
    }
    return words + isolated_words(net);
}

std::string community_words(const Network& net) {
    if (net.edges.empty()) return {};
    return fmt::format(
        "Communautés : algorithme de Leiden (Traag, Waltman et van Eck 2019) sur la modularité, meilleur de 20 départs "
        "à graines fixes ; modularité {}. Force : somme des poids des liens ; intermédiarité : un lien est long de "
        "1/poids.",
        french_number(net.modularity, 3));
}

}  // namespace

std::string convention_of(const Network& net, const BuildNetwork::Options& options, bool tagged) {
    std::string text = glane::convention_of(options.pairs) + ' ' + vertex_words(net, options) +
                       expression_words(net, tagged) + edge_words(net, options) + community_words(net);
    while (text.ends_with(' ')) text.pop_back();
    return text;
}

}  // namespace glane::network
