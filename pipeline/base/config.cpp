#include "pipeline/base/config.h"

#include <algorithm>

#include <fmt/format.h>
#include <toml++/toml.h>

#include "pipeline/base/file.h"
#include "pipeline/base/nearest.h"

namespace glane {

/// A view into the parsed file, which all tables made from it share.
struct ConfigTable::Node {
    // Shared by the tables of one file alone; toml++ nodes cannot be split from their root.
    std::shared_ptr<const toml::table> root;
    const toml::table* table = nullptr;
    std::string path;
    std::string name;  // "[cloud]", empty for the top level
    std::vector<std::string> known;

    const toml::node* find(std::string_view key) {
        if (std::find(known.begin(), known.end(), key) == known.end()) known.emplace_back(key);
        return table == nullptr ? nullptr : table->get(key);
    }

    [[nodiscard]] Place place_of(const toml::node& node) const {
        const toml::source_position at = node.source().begin;
        return {path, at.line, at.column};
    }

    [[noreturn]] void wrong_type(std::string_view key, const toml::node& node, std::string_view wanted) const {
        throw Error({.where = place_of(node),
                     .what = fmt::format("\"{}\" must be {}", key, wanted),
                     .hint = wanted == "a text" ? "put it in double quotes" : ""});
    }

    [[nodiscard]] std::unique_ptr<Node> child(const toml::table* inner, std::string_view key) const {
        auto node = std::make_unique<Node>();
        node->root = root;
        node->table = inner;
        node->path = path;
        node->name = fmt::format("[{}]", key);
        return node;
    }

    [[nodiscard]] std::vector<std::string> strings(std::string_view key, const toml::node& node) const {
        const toml::array* array = node.as_array();
        if (array == nullptr) wrong_type(key, node, "a list of texts, as in [\"one\", \"two\"]");
        std::vector<std::string> values;
        for (const toml::node& element : *array) {
            const auto* text = element.as_string();
            if (text == nullptr) wrong_type(key, element, "a list of texts, as in [\"one\", \"two\"]");
            values.push_back(text->get());
        }
        return values;
    }
};

ConfigTable::ConfigTable(std::unique_ptr<Node> node) : node_(std::move(node)) {}
ConfigTable::ConfigTable(ConfigTable&&) noexcept = default;
ConfigTable::~ConfigTable() = default;

ConfigTable ConfigTable::load(const std::filesystem::path& path) { return parse(read_file(path), path.string()); }

ConfigTable ConfigTable::parse(std::string_view text, const std::string& path) {
    auto node = std::make_unique<Node>();
    node->path = path;
    try {
        node->root = std::make_shared<const toml::table>(toml::parse(text, path));
    } catch (const toml::parse_error& fault) {
        throw Error({.where = {path, fault.source().begin.line, fault.source().begin.column},
                     .what = fmt::format("not valid TOML: {}", fault.description()),
                     .hint = "compare with corpus/demo/project.toml"});
    }
    node->table = node->root.get();
    return ConfigTable(std::move(node));
}

bool ConfigTable::read(std::string_view key, std::string& value) {
    const toml::node* node = node_->find(key);
    if (node == nullptr) return false;
    if (!node->is_string()) node_->wrong_type(key, *node, "a text");
    value = node->as_string()->get();
    return true;
}

bool ConfigTable::read(std::string_view key, bool& value) {
    const toml::node* node = node_->find(key);
    if (node == nullptr) return false;
    if (!node->is_boolean()) node_->wrong_type(key, *node, "true or false");
    value = node->as_boolean()->get();
    return true;
}

bool ConfigTable::read(std::string_view key, int& value) {
    const toml::node* node = node_->find(key);
    if (node == nullptr) return false;
    const auto number = node->value_exact<std::int64_t>();
    if (!number || *number < std::numeric_limits<int>::min() || *number > std::numeric_limits<int>::max()) {
        node_->wrong_type(key, *node, "a whole number");
    }
    value = static_cast<int>(*number);
    return true;
}

bool ConfigTable::read(std::string_view key, double& value) {
    const toml::node* node = node_->find(key);
    if (node == nullptr) return false;
    if (!node->is_number()) node_->wrong_type(key, *node, "a number");
    value = node->value<double>().value_or(0.0);
    return true;
}

bool ConfigTable::read(std::string_view key, std::vector<std::string>& value) {
    const toml::node* node = node_->find(key);
    if (node == nullptr) return false;
    value = node_->strings(key, *node);
    return true;
}

ConfigTable ConfigTable::table(std::string_view key) {
    const toml::node* node = node_->find(key);
    if (node != nullptr && !node->is_table()) node_->wrong_type(key, *node, fmt::format("a table, [{}]", key));
    return ConfigTable(node_->child(node == nullptr ? nullptr : node->as_table(), key));
}

std::vector<ConfigTable> ConfigTable::tables(std::string_view key) {
    std::vector<ConfigTable> all;
    const toml::node* node = node_->find(key);
    if (node == nullptr) return all;
    if (!node->is_array_of_tables()) node_->wrong_type(key, *node, fmt::format("a list of tables, [[{}]]", key));
    for (const toml::node& element : *node->as_array()) all.push_back(ConfigTable(node_->child(element.as_table(), key)));
    return all;
}

std::vector<std::pair<std::string, std::vector<std::string>>> ConfigTable::lists() {
    std::vector<std::pair<const toml::node*, std::string>> entries;
    if (node_->table != nullptr) {
        for (const auto& [key, value] : *node_->table) entries.emplace_back(node_->find(key.str()), key.str());
    }
    // toml++ sorts keys; the researcher's order is the one of the file.
    std::stable_sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) {
        return a.first->source().begin.line < b.first->source().begin.line;
    });
    std::vector<std::pair<std::string, std::vector<std::string>>> all;
    for (const auto& [value, key] : entries) all.emplace_back(key, node_->strings(key, *value));
    return all;
}

void ConfigTable::finish() const {
    if (node_->table == nullptr) return;
    for (const auto& [key, value] : *node_->table) {
        const std::string name(key.str());
        if (std::find(node_->known.begin(), node_->known.end(), name) != node_->known.end()) continue;
        const std::string near = nearest(name, node_->known);
        throw Error({.where = {node_->path, key.source().begin.line, key.source().begin.column},
                     .what = node_->name.empty() ? fmt::format("unknown key \"{}\"", name)
                                                 : fmt::format("unknown key \"{}\" in {}", name, node_->name),
                     .hint = near.empty() ? fmt::format("known here: {}", fmt::join(node_->known, ", "))
                                          : fmt::format("did you mean \"{}\"?", near)});
    }
}

Place ConfigTable::place(std::string_view key) const {
    if (node_->table == nullptr) return {node_->path};
    const toml::node* node = node_->table->get(key);
    return node_->place_of(node == nullptr ? *node_->table : *node);
}

}  // namespace glane
