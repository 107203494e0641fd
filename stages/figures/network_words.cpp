#include "stages/figures/network_words.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "pipeline/base/french_number.h"
#include "pipeline/base/table.h"
#include "stages/figures/fit.h"
#include "stages/figures/numbers.h"
#include "stages/figures/scale.h"
#include "stages/figures/wrap.h"

namespace glane::figures {
namespace {

constexpr std::size_t kNamingWords = 3;
constexpr double kNameWidth = 12;  // ems, of one word of a name

std::string rounded(double value, int decimals) {
    std::string text = fixed(value, decimals);
    std::ranges::replace(text, '.', ',');
    return text;
}

/// "12 mots", "12 mots et expressions".
std::string counted_vertices(const Network& network, std::size_t count) {
    const std::string_view vertices = vertices_in_french(network);
    if (vertices == "mots") return counted(static_cast<double>(count), "mot");
    if (vertices == "expressions") return counted(static_cast<double>(count), "expression");
    return glane::french_number(static_cast<std::int64_t>(count)) + "\u00a0" + std::string(vertices);
}

std::string subject(const Network& network) {
    const std::string words = counted_vertices(network, network.vertices.size());
    if (network.node.empty()) {
        return fmt::format("Réseau de {} du corpus, {} de ses paires les plus fortes", words,
                           network.unit == "expression" ? "celles" : "ceux");
    }
    return fmt::format("Réseau de {} autour de {} ({})", words, quoted_in_french(network.node),
                       counted(static_cast<double>(network.node_occurrences), "occurrence"));
}

std::string size_in_french(const Network& network) {
    return fmt::format("{}, {}, modularité\u00a0{}", counted(static_cast<double>(network.edges.size()), "lien"),
                       counted(network.communities, "communauté"), rounded(network.modularity, 2));
}

/// What a disc is, what a line joins, what names a community.
struct Things {
    std::string_view one = "un mot";
    std::string_view two = "deux mots";
    std::string_view strongest = "ses mots les plus liés";
};

Things things(const Network& network) {
    if (network.unit == "expression") return {"une expression", "deux expressions", "ses expressions les plus liées"};
    if (network.unit == "both")
        return {"un mot ou une expression", "deux d’entre eux", "ses mots et expressions les plus liés"};
    return {};
}

std::string explanation(const Network& network) {
    const Things words = things(network);
    return fmt::format(
        "Un disque est {}, sa surface le nombre de ses occurrences. Un trait relie {} plus souvent proches "
        "que ne le voudrait le hasard\u00a0; son épaisseur est proportionnelle à la force de leur association "
        "({}). Une couleur est une communauté (algorithme de Leiden), nommée par {}. Seuls les "
        "voisinages comptent\u00a0: les distances et les axes n’ont pas de mesure.",
        words.one, words.two, measure_in_french(network.measure), words.strongest);
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
        text += fmt::format(" Communauté\u00a0{}\u00a0: {} ({}{}).", i, counted_vertices(network, size),
                            size > kNamingWords ? "dont " : "", naming_words(network, i, fonts));
    }
    if (network.communities == kTold + 1) text += " Et une autre communauté.";
    if (network.communities > kTold + 1) text += fmt::format(" Et {} autres communautés.", network.communities - kTold);
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
    const std::string title = network.node.empty() ? "Réseau des paires les plus fortes"
                                                   : "Réseau autour de " + quoted_in_french(network.node);
    if (network.vertices.empty()) return {title, "Aucun mot à montrer.", {}, "Aucun mot à montrer."};
    std::string shown = fmt::format("{}\u00a0: {}.", subject(network), size_in_french(network));
    if (!network.convention.empty()) shown += " " + network.convention;
    return {title, shown, explanation(network) + (remarks.empty() ? "" : " " + remarks), alternative(network, fonts)};
}

}  // namespace glane::figures
