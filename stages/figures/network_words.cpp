#include "stages/figures/network_words.h"

#include <algorithm>
#include <cstddef>
#include <vector>

#include <fmt/format.h>

#include "pipeline/base/table.h"
#include "stages/figures/fit.h"
#include "stages/figures/numbers.h"
#include "stages/figures/scale.h"
#include "stages/figures/wrap.h"

namespace glane::figures {
namespace {

constexpr std::size_t kNamingWords = 3;
constexpr double kNameWidth = 12;           // ems, of one word of a name

std::string rounded(double value, int decimals) {
    std::string text = fixed(value, decimals);
    std::ranges::replace(text, '.', ',');
    return text;
}

std::string subject(const Network& network) {
    const std::string words = counted(static_cast<double>(network.vertices.size()), "mot");
    if (network.node.empty()) return fmt::format("Réseau de {} du corpus, ceux de ses paires les plus fortes", words);
    return fmt::format("Réseau de {} autour de {} ({})", words, quoted_in_french(network.node),
                       counted(static_cast<double>(network.node_occurrences), "occurrence"));
}

std::string size_in_french(const Network& network) {
    return fmt::format("{}, {}, modularité\u00a0{}", counted(static_cast<double>(network.edges.size()), "lien"),
                       counted(network.communities, "communauté"), rounded(network.modularity, 2));
}

std::string explanation(const Network& network) {
    return fmt::format(
        "Un disque est un mot, sa surface le nombre de ses occurrences. Un trait relie deux mots plus souvent proches "
        "que ne le voudrait le hasard\u00a0; son épaisseur est proportionnelle à la force de leur association "
        "({}). Une couleur est une communauté (algorithme de Leiden), nommée par ses mots les plus liés. Seuls les "
        "voisinages comptent\u00a0: les distances et les axes n’ont pas de mesure.",
        measure_in_french(network.measure));
}

/// The community's words with the strongest edges.
std::string naming_words(const Network& network, std::uint32_t number, const FontSet& fonts) {
    std::string name;
    std::size_t named = 0;
    for (const NetworkVertex& vertex : network.vertices) {  // by community, the strongest first
        if (vertex.community != number || named == kNamingWords) continue;
        const FittedText word = fitted(drawable(vertex.label), kNameWidth, 1, fonts);
        name += (named++ == 0 ? "" : ", ") + word.block.lines.front().text;
    }
    return name;
}

std::string alternative(const Network& network, const FontSet& fonts) {
    constexpr std::uint32_t kTold = 8;
    std::string text = subject(network) + "\u00a0: " + size_in_french(network) + ".";
    for (std::uint32_t i = 1; i <= std::min(kTold, network.communities); ++i) {
        const auto size = static_cast<std::size_t>(std::ranges::count(network.vertices, i, &NetworkVertex::community));
        text += fmt::format(" Communauté\u00a0{}\u00a0: {} ({}{}).", i, counted(static_cast<double>(size), "mot"),
                            size > kNamingWords ? "dont " : "", naming_words(network, i, fonts));
    }
    if (network.communities > kTold) text += fmt::format(" Et {} autres communautés.", network.communities - kTold);
    if (!network.edges.empty())
        text += " Lien le plus fort\u00a0: " + edge_in_french(network, network.edges.front()) + ".";
    return text;
}

}  // namespace

std::string community_name(const Network& network, std::uint32_t number, const FontSet& fonts) {
    const auto size = std::ranges::count(network.vertices, number, &NetworkVertex::community);
    const bool has_more = static_cast<std::size_t>(size) > kNamingWords;
    return naming_words(network, number, fonts) + (has_more ? "…" : "");
}

std::string measure_in_french(const std::string& measure) {
    if (measure == "log_dice") return "logDice";
    return measure == "log_likelihood" ? "G²" : measure;
}

std::string vertex_in_french(const NetworkVertex& vertex) {
    std::string text =
        fmt::format("{}\u00a0: {}", drawable(vertex.label), counted(static_cast<double>(vertex.f), "occurrence"));
    if (vertex.interviews > 0) text += " dans " + counted(vertex.interviews, "entretien");
    if (vertex.node_f > 0) text += fmt::format(", dont {} près du nœud", vertex.node_f);
    return text + fmt::format(", communauté\u00a0{}", vertex.community);
}

std::string edge_in_french(const Network& network, const NetworkEdge& edge) {
    return fmt::format("{} – {}\u00a0: {}\u00a0{}, {}\u00a0fois proches", told(network.vertices[edge.source].label),
                       told(network.vertices[edge.target].label), measure_in_french(network.measure),
                       rounded(edge.weight, 1), edge.cells.o11);
}

ChartWords network_words(const Network& network, const FontSet& fonts, const std::string& remarks) {
    const std::string title =
        network.node.empty() ? "Réseau des paires les plus fortes" : "Réseau autour de " + quoted_in_french(network.node);
    if (network.vertices.empty()) return {title, "Aucun mot à montrer.", {}, "Aucun mot à montrer."};
    std::string shown = fmt::format("{}\u00a0: {}.", subject(network), size_in_french(network));
    if (!network.convention.empty()) shown += " " + network.convention;
    return {title, shown, explanation(network) + (remarks.empty() ? "" : " " + remarks), alternative(network, fonts)};
}

}  // namespace glane::figures
