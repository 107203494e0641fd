#include "pipeline/run/manifest.h"

#include <algorithm>
#include <set>

#include <nlohmann/json.hpp>

#include "pipeline/base/digest.h"
#include "pipeline/base/file.h"
#include "pipeline/version.h"

namespace glane {
namespace fs = std::filesystem;
namespace {

using Json = nlohmann::ordered_json;

Json options_object(const std::string& lines) {
    Json object = Json::object();
    std::string_view rest = lines;
    while (!rest.empty()) {
        const std::string_view line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(line.size() + 1, rest.size()));
        const std::size_t equals = std::min(line.find('='), line.size());
        object[std::string(line.substr(0, equals))] = line.substr(std::min(equals + 1, line.size()));
    }
    return object;
}

/// The files that the manifest in the folder names; none when there is no readable manifest.
std::vector<std::string> files_of_earlier_run(const fs::path& manifest) {
    std::vector<std::string> files;
    if (!fs::exists(manifest)) return files;
    const Json json = Json::parse(read_file(manifest), nullptr, false);
    if (!json.is_object() || !json.contains("files") || !json["files"].is_array()) return files;
    for (const Json& file : json["files"]) {
        if (file.is_object() && file.contains("path") && file["path"].is_string()) files.push_back(file["path"]);
    }
    return files;
}

bool is_on_disk(const fs::path& path, const std::string& content) {
    std::error_code missing;
    return fs::file_size(path, missing) == content.size() && !missing && read_file(path) == content;
}

}  // namespace

std::string manifest_json(const Project& project, const Provenance& provenance, const std::vector<ResultFile>& files) {
    Json json;
    json["glane"] = kVersion;
    json["project"] = project.name;
    json["title"] = project.title;
    json["node"] = project.node;
    json["question"] = project.question;
    for (const auto& [file, digest] : provenance.sources)
        json["sources"].push_back({{"file", file}, {"sha256", digest}});
    if (!provenance.corrections.empty()) {
        json["corrections"] = {{"file", "corrections.tsv"}, {"sha256", provenance.corrections}};
    }
    if (!provenance.structure.empty()) {
        json["structure"] = {{"file", "structure.tsv"}, {"sha256", provenance.structure}};
    }
    if (!provenance.table_corrections.empty()) {
        json["table_corrections"] = {{"file", "tables.csv"}, {"sha256", provenance.table_corrections}};
    }
    json["lexicon"] = provenance.lexicon;
    json["morphology"] = provenance.morphology;
    for (const StageRecord& stage : provenance.stages) {
        json["stages"].push_back(
            {{"name", stage.name}, {"version", stage.version}, {"options", options_object(stage.options)}});
    }
    for (const auto& [name, version] : provenance.libraries) json["libraries"][name] = version;
    for (const ResultFile& file : files) {
        json["files"].push_back(
            {{"path", file.path}, {"bytes", file.content.size()}, {"sha256", sha256(file.content)}});
    }
    return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::size_t publish(const Project& project, const Provenance& provenance, const std::vector<ResultFile>& files) {
    const fs::path& folder = project.result_folder;
    const fs::path manifest = folder / "manifest.json";
    const std::vector<std::string> earlier = files_of_earlier_run(manifest);

    Publication publication;
    std::size_t changed = 0;
    const auto add = [&](const fs::path& path, const std::string& content) {
        if (is_on_disk(path, content)) return;
        make_folder(path.parent_path());
        publication.add(path, content);
        ++changed;
    };
    std::set<std::string> now;
    for (const ResultFile& file : files) {
        now.insert(file.path);
        add(folder / file.path, file.content);
    }
    add(manifest, manifest_json(project, provenance, files));
    publication.commit();

    for (const std::string& path : earlier) {
        const fs::path relative = fs::path(path).lexically_normal();
        if (now.contains(path) || relative.is_absolute() || relative.string().starts_with("..")) continue;
        std::error_code ignored;  // it was removed by hand
        fs::remove(folder / relative, ignored);
    }
    return changed;
}

}  // namespace glane
