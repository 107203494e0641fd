#include "pipeline/run/cache.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "pipeline/base/digest.h"
#include "pipeline/base/file.h"
#include "pipeline/base/table.h"

namespace glane {
namespace fs = std::filesystem;
namespace {

/// Lines of `now` that are not in `before`, as "what was …, is …" for the first of them.
std::string first_difference(std::string_view before, std::string_view now) {
    while (!now.empty()) {
        const std::string_view line = now.substr(0, now.find('\n'));
        now.remove_prefix(std::min(line.size() + 1, now.size()));
        const std::size_t equals = std::min(line.find('='), line.size());
        const std::string name(line.substr(0, equals));
        const std::size_t at = ("\n" + std::string(before)).find("\n" + name + "=");
        if (at == std::string::npos) return fmt::format("option {} is new", name);
        const std::string_view was = before.substr(at, before.find('\n', at) - at);
        if (was != line) {
            return fmt::format("option {} was {}, is {}", name, was.substr(std::min(equals + 1, was.size())),
                               line.substr(std::min(equals + 1, line.size())));
        }
    }
    return "an option is gone";
}

std::string changed_input(const std::vector<std::string>& before, const std::vector<std::string>& now) {
    for (const std::string& input : now) {
        if (std::find(before.begin(), before.end(), input) == before.end()) {
            return fmt::format("{} changed", input.substr(0, input.rfind(':')));
        }
    }
    for (const std::string& input : before) {
        const std::string name = input.substr(0, input.rfind(':') + 1);
        const bool is_left =
            std::any_of(now.begin(), now.end(), [&](const std::string& n) { return n.starts_with(name); });
        if (!is_left) return fmt::format("{} is gone", name.substr(0, name.size() - 1));
    }
    return "an input is gone";
}

}  // namespace

std::string Recipe::key() const {
    KeyBuilder builder;
    builder.add(artefact).add(std::to_string(version)).add(options);
    for (const std::string& input : inputs) builder.add(input);
    return builder.digest();
}

Cache::Cache(fs::path folder, CacheUse use) : folder_(std::move(folder)), use_(use) {
    const fs::path records = folder_ / "keys.tsv";
    if (!fs::exists(records)) return;
    for (const auto& [fields, line] : parse_tsv(read_file(records))) {
        if (fields.size() < 4) continue;
        Record record;
        record.recipe.artefact = fields[0];
        record.content_digest = fields[1];
        std::from_chars(fields[2].data(), fields[2].data() + fields[2].size(), record.recipe.version);
        record.recipe.options = fields[3];
        record.recipe.inputs.assign(fields.begin() + 4, fields.end());
        known_[fields[0]] = std::move(record);
    }
}

fs::path Cache::file_of(const std::string& artefact) const {
    std::string name = artefact;
    std::replace(name.begin(), name.end(), '/', '~');
    return folder_ / (name + ".bin");
}

std::string Cache::reason_for(const Recipe& recipe) const {
    const auto found = known_.find(recipe.artefact);
    if (found == known_.end()) return "new";
    const Recipe& before = found->second.recipe;
    if (before.version != recipe.version) {
        return fmt::format("the stage was version {}, is {}", before.version, recipe.version);
    }
    if (before.options != recipe.options) return first_difference(before.options, recipe.options);
    if (before.inputs != recipe.inputs) return changed_input(before.inputs, recipe.inputs);
    return "its file is missing or damaged";
}

std::optional<std::string> Cache::find(const Recipe& recipe) {
    const std::string reason = reason_for(recipe);
    const auto found = known_.find(recipe.artefact);
    std::optional<std::string> bytes;
    if (found != known_.end() && found->second.recipe.key() == recipe.key() && fs::exists(file_of(recipe.artefact))) {
        bytes = read_file(file_of(recipe.artefact));
        if (sha256(*bytes) != found->second.content_digest) bytes.reset();
    }
    const std::lock_guard lock(guard_);
    notes_[recipe.artefact] = {recipe.artefact, bytes.has_value(), bytes ? "" : reason};
    if (bytes) current_[recipe.artefact] = found->second;
    return bytes;
}

void Cache::store(const Recipe& recipe, std::string_view bytes) {
    if (use_ == CacheUse::read_only) return;
    make_folder(folder_);
    write_file(file_of(recipe.artefact), bytes);
    const std::lock_guard lock(guard_);
    current_[recipe.artefact] = {recipe, sha256(bytes)};
}

void Cache::note(const Recipe& recipe, bool reused) {
    const std::string reason = reason_for(recipe);
    const std::lock_guard lock(guard_);
    notes_[recipe.artefact] = {recipe.artefact, reused, reused ? "" : reason};
    current_[recipe.artefact] = {recipe, ""};
}

void Cache::finish() {
    if (use_ == CacheUse::read_only) return;
    std::string table = "# artefact, SHA-256, version, options, inputs\n";
    for (const auto& [artefact, record] : current_) {
        Row row{artefact, record.content_digest, std::to_string(record.recipe.version), record.recipe.options};
        row.insert(row.end(), record.recipe.inputs.begin(), record.recipe.inputs.end());
        table += tsv_line(row);
    }
    make_folder(folder_);
    write_file(folder_ / "keys.tsv", table);
    for (const auto& [artefact, record] : known_) {
        std::error_code ignored;  // a leftover that cannot be removed is only wasted space
        if (!current_.contains(artefact)) fs::remove(file_of(artefact), ignored);
    }
}

std::vector<StepNote> Cache::notes() const {
    std::vector<StepNote> all;
    for (const auto& [artefact, note] : notes_) all.push_back(note);
    return all;
}

}  // namespace glane
