#include "pipeline/verbs/network_print.h"

#include <cstdint>
#include <vector>

#include <fmt/format.h>

#include "pipeline/base/french_number.h"
#include "pipeline/verbs/print.h"

namespace glane {
namespace {

std::string vertices_of(const Network& network) {
    const auto count = static_cast<std::int64_t>(network.vertices.size());
    if (network.unit == "both") return fmt::format("{} {}", count, vertices_in_french(network));
    return count_of(count, network.unit == "expression" ? "expression" : "mot");
}

std::string heading_of(const Network& network) {
    const std::string what = network.node.empty() ? "Réseau des paires les plus fortes du corpus"
                                                  : fmt::format("Réseau de « {} » ({})", network.node,
                                                                count_of(network.node_occurrences, "occurrence"));
    return fmt::format("{} : {}, {}, {}, modularité {}\n", what, vertices_of(network),
                       count_of(static_cast<std::int64_t>(network.edges.size()), "lien"),
                       count_of(network.communities, "communauté"), french_number(network.modularity, 3));
}

}  // namespace

std::string network_text(const Network& network) {
    std::vector<std::string> words(network.communities);
    std::vector<std::size_t> sizes(network.communities, 0);
    for (const NetworkVertex& vertex : network.vertices) {
        std::string& line = words[vertex.community - 1];
        line += (line.empty() ? "" : ", ") + vertex.label;
        ++sizes[vertex.community - 1];
    }
    std::string text = heading_of(network);
    for (std::size_t i = 0; i < words.size(); ++i) {
        text += fmt::format("{:>3}  {:>3} {} : {}\n", i + 1, sizes[i],
                            network.unit == "both" ? "sommets" : vertices_in_french(network), words[i]);
    }
    return text + '\n' + wrapped(network.convention);
}

}  // namespace glane
