#include "stages/figures/cloud_data.h"

#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "pipeline/base/table.h"
#include "stages/figures/scale.h"

namespace glane::figures {
namespace {

using Json = nlohmann::ordered_json;

/// A length with two decimals, as the SVG has it.
double rounded(double length) { return std::stod(fixed(length, 2)); }

Json values_of(const Cloud& cloud) {
    Json values = Json::array();
    for (const PlacedItem& item : cloud.items) {
        for (const PlacedLine& line : item.lines) {
            values.push_back({{"text", line.text},
                              {"expression", item.item.text},
                              {"weight", item.item.weight},
                              {"group", item.item.group},
                              {"px", rounded(item.px)},
                              {"x", rounded(line.x + line.width / 2)},
                              {"y", rounded(line.y)},
                              {"colour", item.colour},
                              {"evidence", item.item.evidence}});
        }
    }
    return values;
}

Json axis(std::string_view field, double from, double to) {
    return {{"field", field}, {"type", "quantitative"}, {"axis", nullptr}, {"scale", {{"domain", {from, to}}, {"nice", false}}}};
}

Json as_it_is(std::string_view field, std::string_view type) {
    return {{"field", field}, {"type", type}, {"scale", nullptr}, {"legend", nullptr}};
}

}  // namespace

std::string cloud_csv(const Cloud& cloud) {
    std::string csv = csv_line({"expression", "weight", "group", "px", "x", "y", "width", "height", "lines", "colour",
                                "evidence", "places", "link"});
    const auto joined = [](const std::vector<std::string>& parts, std::string_view separator) {
        return fmt::format("{}", fmt::join(parts, separator));
    };
    for (const PlacedItem& placed : cloud.items) {
        std::vector<std::string> lines;
        for (const PlacedLine& line : placed.lines) lines.push_back(line.text);
        csv += csv_line({placed.item.text, fmt::format("{}", placed.item.weight), placed.item.group, decimal(placed.px, 4),
                         decimal(placed.x), decimal(placed.y), decimal(placed.width), decimal(placed.height),
                         joined(lines, " / "), placed.colour, placed.item.evidence, joined(placed.item.places, " ; "),
                         placed.item.link});
    }
    return csv;
}

std::string cloud_vega(const Scene& scene, const Cloud& cloud) {
    const Json spec{{"$schema", "https://vega.github.io/schema/vega-lite/v5.json"},
                    {"title", scene.title},
                    {"description", cloud.figure.alternative_text},
                    {"width", scene.width},
                    {"height", scene.height},
                    {"background", scene.page},
                    {"config", {{"view", {{"stroke", nullptr}}}}},
                    {"data", {{"values", values_of(cloud)}}},
                    {"mark", {{"type", "text"}, {"font", "Lato Medium, Lato, sans-serif"}, {"baseline", "alphabetic"}, {"align", "center"}}},
                    {"encoding",
                     {{"x", axis("x", 0, scene.width)},
                      {"y", axis("y", scene.height, 0)},
                      {"text", {{"field", "text"}}},
                      {"size", as_it_is("px", "quantitative")},
                      {"color", as_it_is("colour", "nominal")},
                      {"tooltip", {{{"field", "expression"}}, {{"field", "weight"}}, {{"field", "evidence"}}}}}}};
    return spec.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace glane::figures
