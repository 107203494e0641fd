#include "stages/network/network_files.h"

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "pipeline/base/table.h"
#include "pipeline/base/xml.h"

namespace glane {
namespace {

using Json = nlohmann::ordered_json;

enum class Type : std::uint8_t { text, whole, real };

/// An attribute as all formats have it; numbers are written already.
struct Attribute {
    std::string name;
    Type type = Type::text;
    std::string value;
};
using Attributes = std::vector<Attribute>;

std::string real(double value) { return fixed(value, 6); }
std::string probability(double value) { return fmt::format("{:.6e}", value); }

Attributes attributes_of(const NetworkVertex& vertex) {
    return {{"label", Type::text, vertex.label},
            {"word", Type::text, vertex.key},
            {"lemma", Type::text, vertex.lemma},
            {"words", Type::whole, std::to_string(vertex.words)},
            {"pos", Type::text, vertex.words > 1 ? std::string() : std::string(tag_of(vertex.pos))},
            {"frequency", Type::whole, std::to_string(vertex.f)},
            {"interviews", Type::whole, std::to_string(vertex.interviews)},
            {"node_f", Type::whole, std::to_string(vertex.node_f)},
            {"node_log_likelihood", Type::real, real(vertex.node_log_likelihood)},
            {"community", Type::whole, std::to_string(vertex.community)},
            {"degree", Type::whole, std::to_string(vertex.degree)},
            {"strength", Type::real, real(vertex.strength)},
            {"betweenness", Type::real, real(vertex.betweenness)},
            {"x", Type::real, real(vertex.x)},
            {"y", Type::real, real(vertex.y)}};
}

Attributes attributes_of(const NetworkEdge& edge) {
    return {{"weight", Type::real, real(edge.weight)},
            {"f", Type::whole, std::to_string(edge.cells.o11)},
            {"f1", Type::whole, std::to_string(edge.cells.f1())},
            {"f2", Type::whole, std::to_string(edge.cells.f2())},
            {"N", Type::whole, std::to_string(edge.cells.n())},
            {"expected", Type::real, real(edge.cells.e11())},
            {"log_likelihood", Type::real, real(edge.log_likelihood)},
            {"log_dice", Type::real, real(edge.log_dice)},
            {"p", Type::real, probability(edge.p)},
            {"q", Type::real, probability(edge.q)}};
}

Attributes attributes_of(const Network& network) {
    return {{"node", Type::text, network.node},
            {"unit", Type::text, network.unit},
            {"measure", Type::text, network.measure},
            {"modularity", Type::real, real(network.modularity)},
            {"communities", Type::whole, std::to_string(network.communities)},
            {"isolated", Type::whole, std::to_string(network.isolated)},
            {"tests", Type::whole, std::to_string(network.tests)},
            {"significant", Type::whole, std::to_string(network.significant)},
            {"convention", Type::text, network.convention}};
}

const char* graphml_type(Type type) {
    switch (type) {
        case Type::text: return "string";
        case Type::whole: return "long";
        case Type::real: return "double";
    }
    return "string";
}

void add_keys(XmlWriter& xml, const char* what, const Attributes& attributes) {
    for (const Attribute& attribute : attributes) {
        xml.empty("key", {{"id", fmt::format("{}_{}", what, attribute.name)},
                          {"for", what},
                          {"attr.name", attribute.name},
                          {"attr.type", graphml_type(attribute.type)}})
            .line();
    }
}

void add_values(XmlWriter& xml, const char* what, const Attributes& attributes) {
    for (const Attribute& attribute : attributes) {
        xml.element("data", attribute.value, {{"key", fmt::format("{}_{}", what, attribute.name)}}).line();
    }
}

// Numbers are inserted as they are written, so that all formats say the same.
std::string object_of(const Attributes& attributes) {
    std::string text;
    for (const Attribute& attribute : attributes) {
        const std::string value = attribute.type == Type::text
                                      ? Json(attribute.value).dump(-1, ' ', false, Json::error_handler_t::replace)
                                      : attribute.value;
        text += fmt::format("{}\"{}\": {}", text.empty() ? "" : ", ", attribute.name, value);
    }
    return text;
}

Attributes with_ends(const Network& network, const NetworkEdge& edge) {
    Attributes all{{"source", Type::text, network.vertices[edge.source].key},
                   {"target", Type::text, network.vertices[edge.target].key}};
    for (Attribute& attribute : attributes_of(edge)) all.push_back(std::move(attribute));
    return all;
}

Attributes with_id(const NetworkVertex& vertex) {
    Attributes all{{"id", Type::text, vertex.key}};
    for (Attribute& attribute : attributes_of(vertex)) {
        if (attribute.name != "word") all.push_back(std::move(attribute));  // it is the id
    }
    return all;
}

}  // namespace

std::string network_graphml(const Network& network) {
    XmlWriter xml;
    xml.begin("graphml", {{"xmlns", "http://graphml.graphdrawing.org/xmlns"}}).line();
    add_keys(xml, "graph", attributes_of(network));
    add_keys(xml, "node", attributes_of(NetworkVertex()));
    add_keys(xml, "edge", attributes_of(NetworkEdge()));
    xml.begin("graph", {{"id", "network"}, {"edgedefault", "undirected"}}).line();
    add_values(xml, "graph", attributes_of(network));
    for (std::size_t i = 0; i < network.vertices.size(); ++i) {
        xml.begin("node", {{"id", fmt::format("n{}", i)}}).line();
        add_values(xml, "node", attributes_of(network.vertices[i]));
        xml.end().line();
    }
    for (std::size_t i = 0; i < network.edges.size(); ++i) {
        const NetworkEdge& edge = network.edges[i];
        xml.begin("edge", {{"id", fmt::format("e{}", i)},
                           {"source", fmt::format("n{}", edge.source)},
                           {"target", fmt::format("n{}", edge.target)}})
            .line();
        add_values(xml, "edge", attributes_of(edge));
        xml.end().line();
    }
    xml.end().line().end().line();
    return std::move(xml).take();
}

std::string network_json(const Network& network) {
    std::string text = "{" + object_of(attributes_of(network)) + ",\n \"directed\": false, \"multigraph\": false,\n \"nodes\": [";
    for (std::size_t i = 0; i < network.vertices.size(); ++i) {
        text += fmt::format("{}\n  {{{}}}", i > 0 ? "," : "", object_of(with_id(network.vertices[i])));
    }
    text += "\n ],\n \"links\": [";
    for (std::size_t i = 0; i < network.edges.size(); ++i) {
        text += fmt::format("{}\n  {{{}}}", i > 0 ? "," : "", object_of(with_ends(network, network.edges[i])));
    }
    return text + "\n ]\n}\n";
}

std::string network_csv(const Network& network) {
    Row head{"source", "target"};
    for (const Attribute& attribute : attributes_of(NetworkEdge())) head.push_back(attribute.name);
    std::string csv = csv_line(head);
    for (const NetworkEdge& edge : network.edges) {
        Row row;
        for (const Attribute& attribute : with_ends(network, edge)) row.push_back(attribute.value);
        csv += csv_line(row);
    }
    return csv;
}

}  // namespace glane
