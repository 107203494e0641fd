#pragma once
// project.toml, read through toml++: every value knows its line, every key must be known.

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/base/error.h"

namespace glane {

/// One table of a TOML file. Reading a key marks it as known; finish() objects to the others.
class ConfigTable {
  public:
    /// Reads and parses the file. Throws Error with line and column for what is not TOML.
    static ConfigTable load(const std::filesystem::path& path);
    /// The same for a text in memory; `path` is what messages call it.
    static ConfigTable parse(std::string_view text, const std::string& path);

    ConfigTable(ConfigTable&&) noexcept;
    ~ConfigTable();

    /// Sets `value` when the key is present and returns whether it was. Throws Error for another
    /// type; whole numbers are accepted where reals are wanted.
    bool read(std::string_view key, std::string& value);
    bool read(std::string_view key, bool& value);
    bool read(std::string_view key, int& value);
    bool read(std::string_view key, double& value);
    bool read(std::string_view key, std::vector<std::string>& value);

    /// The table under the key; an empty one when it is missing.
    ConfigTable table(std::string_view key);
    /// The tables of [[key]], none when it is missing.
    std::vector<ConfigTable> tables(std::string_view key);
    /// All keys of this table with their lists of strings, in the order of the file.
    std::vector<std::pair<std::string, std::vector<std::string>>> lists();

    /// The tables of [[key]], each an aggregate that describes its fields as an Options does.
    template <typename Described>
        requires requires(Described& value) { value.describe([](std::string_view, auto&, std::string_view) {}); }
    bool read(std::string_view key, std::vector<Described>& values) {
        for (ConfigTable& table : tables(key)) {
            table.read_options(values.emplace_back());
            table.finish();
        }
        return !values.empty();
    }

    /// Reads every field of an Options aggregate (see stage.h) by its described name.
    template <typename Options>
    void read_options(Options& options) {
        options.describe([this](std::string_view name, auto& field, std::string_view /*help*/) { read(name, field); });
    }

    /// Throws Error for the first key that nobody read, with the nearest known name.
    void finish() const;
    /// The place of a key (or of the table when it is missing), for messages about its value.
    [[nodiscard]] Place place(std::string_view key) const;

  private:
    struct Node;
    explicit ConfigTable(std::unique_ptr<Node> node);
    std::unique_ptr<Node> node_;
};

}  // namespace glane
