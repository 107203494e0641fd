#include "stages/figures/draw_network.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "pipeline/base/table.h"
#include "pipeline/model/unicode.h"
#include "stages/figures/network_key.h"
#include "stages/figures/network_layout.h"
#include "stages/figures/network_words.h"
#include "stages/figures/scale.h"
#include "stages/figures/tint.h"

namespace glane {
namespace {

using namespace figures;

constexpr double kLeaderWidth = 0.5;
constexpr double kEdgeTint = 0.28;  // of the quiet colour

void check(const Network& network) {
    for (const NetworkVertex& vertex : network.vertices) {
        if (first_invalid_utf8(vertex.label) != std::string::npos) {
            throw Error({.where = {}, .what = "a word of the network is not valid UTF-8", .hint = {}});
        }
        if (drawable(vertex.label).empty()) {
            throw Error(
                {.where = {}, .what = "a word of the network has no text", .hint = "remove it, or give it a text"});
        }
    }
}

/// Communities with a colour of their own, then all others as one.
Legend legend_of(const Network& network, const Paper& paper) {
    Legend legend{network.communities == 0 ? "" : "communautés", {}};
    const auto coloured = std::min<std::size_t>(network.communities, paper.palette().groups.size());
    for (std::uint32_t i = 1; i <= coloured; ++i) {
        legend.groups.emplace_back(community_name(network, i, paper.fonts()), paper.colour(i - 1));
    }
    if (network.communities > coloured) legend.groups.emplace_back("autres", paper.palette().quiet);
    return legend;
}

const std::string& colour_of(const NetworkVertex& vertex, const Paper& paper) {
    return paper.colour(vertex.community == 0 ? paper.palette().groups.size() : vertex.community - 1);
}

/// Heavier edges lie above lighter ones.
void draw_edges(Scene& scene, const Network& network, const NetworkLayout& layout, const EdgeScale& scale,
                const std::string& colour) {
    for (auto edge = network.edges.rbegin(); edge != network.edges.rend(); ++edge) {
        const Disc& a = layout.vertices[edge->source].disc;
        const Disc& b = layout.vertices[edge->target].disc;
        scene.strokes.push_back(
            {{{a.x, a.y}, {b.x, b.y}}, scale.width(edge->weight), colour, edge_in_french(network, *edge)});
    }
}

void draw_vertices(Scene& scene, const Network& network, const NetworkLayout& layout, const Paper& paper) {
    for (std::size_t i = 0; i < layout.vertices.size(); ++i) {
        const PlacedVertex& placed = layout.vertices[i];
        const std::string& colour = colour_of(network.vertices[i], paper);
        const std::string title = vertex_in_french(network.vertices[i]);
        if (placed.leader) {
            const Segment& line = *placed.leader;
            scene.strokes.push_back({{{line.x1, line.y1}, {line.x2, line.y2}}, kLeaderWidth, colour, {}});
        }
        scene.circles.push_back({placed.disc.x, placed.disc.y, placed.disc.radius, colour, {}, 0, title, {}});
        scene.texts.push_back(set_line(placed.label.block.lines.front(), placed.px, placed.x, placed.baseline, colour));
        scene.texts.back().title = title;
    }
}

void draw_nothing(Scene& scene, const Paper& paper, double height) {
    scene.texts.push_back(set_line(shape("Aucun mot à montrer", paper.fonts()), kTextPx, paper.width() / 2,
                                   paper.top() + height / 2, paper.palette().quiet, Align::centre));
}

/// What the picture cannot show as it should; the sentence for those who read it is returned.
std::string report_limits(const Network& network, const NetworkLayout& layout, const EdgeScale& scale,
                          Context& context) {
    const auto note = [&](std::int64_t count, std::string what, std::string hint) {
        if (count > 0)
            context.finding(Severity::warning, {.where = {}, .what = std::move(what), .hint = std::move(hint)});
    };
    const auto all = layout.vertices.size();
    const auto small =
        std::ranges::count_if(layout.vertices, [](const PlacedVertex& at) { return at.px < kLegiblePx; });
    note(small, fmt::format("{} of {} labels of the network were left smaller than {} pixels", small, all, kLegiblePx),
         "draw fewer words with --top, or a wider figure with --width");
    const auto cut = std::ranges::count_if(layout.vertices, [](const PlacedVertex& at) { return !at.label.whole; });
    note(cut, fmt::format("{} of {} words are too long for their label and end in \"…\"", cut, all),
         "they stand in full in the CSV, and in the SVG when pointed at");
    const auto raised = std::ranges::count_if(network.vertices, [&](const NetworkVertex& vertex) {
        return layout.radius_of_one * std::sqrt(static_cast<double>(vertex.f)) < layout.least_radius;
    });
    note(raised,
         fmt::format("{} of {} discs would be too small to be seen and are drawn larger than their share", raised, all),
         "the figure says so; their occurrences are in the CSV");
    std::string remarks;
    if (raised > 0) remarks = "Les plus petits disques sont agrandis pour rester visibles.";
    if (scale.raises(network))
        remarks +=
            std::string(remarks.empty() ? "" : " ") + "Les traits les plus fins sont épaissis pour rester visibles.";
    return remarks;
}

std::string csv_of(const Network& network, const NetworkLayout& layout) {
    std::string csv = csv_line(
        {"kind", "word", "other", "f", "interviews", "community", "strength", "weight", "x", "y", "radius", "px"});
    for (std::size_t i = 0; i < layout.vertices.size(); ++i) {
        const NetworkVertex& vertex = network.vertices[i];
        const PlacedVertex& placed = layout.vertices[i];
        csv += csv_line({"word", vertex.label, "", std::to_string(vertex.f), std::to_string(vertex.interviews),
                         std::to_string(vertex.community), fixed(vertex.strength, 6), "", decimal(placed.disc.x),
                         decimal(placed.disc.y), decimal(placed.disc.radius, 3), decimal(placed.px, 4)});
    }
    for (const NetworkEdge& edge : network.edges) {
        csv += csv_line({"edge", network.vertices[edge.source].label, network.vertices[edge.target].label,
                         std::to_string(edge.cells.o11), "", "", "", fixed(edge.weight, 6), "", "", "", ""});
    }
    return csv;
}

}  // namespace

Figure DrawNetwork::run(const Input& input, const Options& options, Context& context) {
    const Network& network = input.network;
    check(network);
    const Paper paper(options.paper, context);
    const NetworkLayout layout =
        lay_out_network(network, paper.fonts(), paper.left(), paper.top(), paper.right() - paper.left());
    const EdgeScale scale(network);
    const std::string edge_colour = mixed(paper.palette().page, paper.palette().quiet, kEdgeTint);
    Scene scene = paper.page("glane-network");
    draw_edges(scene, network, layout, scale, edge_colour);
    draw_vertices(scene, network, layout, paper);
    if (network.vertices.empty()) draw_nothing(scene, paper, layout.height);
    const ChartWords words = network_words(network, paper.fonts(), report_limits(network, layout, scale, context));
    const double bottom = draw_network_key(scene, network, layout, scale, edge_colour, paper);
    paper.finish(scene, bottom, words, legend_of(network, paper));
    return paper.figure(scene, words, csv_of(network, layout), context);
}

}  // namespace glane
