#include "pipeline/verbs/network_print.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "pipeline/base/table.h"
#include "pipeline/model/unicode.h"

namespace glane {
namespace {

constexpr std::size_t kTextWidth = 96;  // of the convention, in columns

std::string french(double value, int decimals) {
    std::string text = fixed(value, decimals);
    std::replace(text.begin(), text.end(), '.', ',');
    return text;
}

std::string count_of(std::size_t count, std::string_view one) {
    return fmt::format("{} {}{}", count, one, count > 1 ? "s" : "");
}

std::string wrapped(std::string_view text) {
    std::string out;
    std::size_t column = 0;
    while (!text.empty()) {
        const std::string_view word = text.substr(0, text.find(' '));
        const std::size_t width = display_width(word);
        if (column > 0) out += column + 1 + width > kTextWidth ? '\n' : ' ';
        column = column > 0 && column + 1 + width <= kTextWidth ? column + 1 + width : width;
        out += word;
        text.remove_prefix(std::min(word.size() + 1, text.size()));
    }
    return out + '\n';
}

std::string heading_of(const Network& network) {
    const std::string what =
        network.node.empty() ? "Réseau des paires les plus fortes du corpus"
                             : fmt::format("Réseau de « {} » ({})", network.node,
                                           count_of(static_cast<std::size_t>(network.node_occurrences), "occurrence"));
    return fmt::format("{} : {}, {}, {}, modularité {}\n", what, count_of(network.vertices.size(), "mot"),
                       count_of(network.edges.size(), "lien"), count_of(network.communities, "communauté"),
                       french(network.modularity, 3));
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
        text += fmt::format("{:>3}  {:>3} mots : {}\n", i + 1, sizes[i], words[i]);
    }
    return text + '\n' + wrapped(network.convention);
}

}  // namespace glane
