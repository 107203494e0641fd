#include "pipeline/run/project.h"

#include <algorithm>

#include <fmt/format.h>

#include "pipeline/base/choice.h"

namespace glane {
namespace fs = std::filesystem;
namespace {

ProjectSource read_source(ConfigTable& table) {
    ProjectSource source;
    table.read("file", source.file);
    if (source.file.empty()) {
        throw Error({.where = table.place("file"),
                     .what = "a [[source]] without a file",
                     .hint = "add file = \"entretien-01.txt\""});
    }
    const fs::path file(source.file);
    if (file.is_absolute() || file.lexically_normal().string().starts_with("..")) {
        throw Error({.where = table.place("file"),
                     .what = fmt::format("\"{}\" lies outside the project's folder", source.file),
                     .hint = "copy the text into the folder, so that the project can be moved as a whole"});
    }
    std::string kind = "report";
    table.read("kind", kind);
    if (kind != "report" && kind != "interview") {
        throw Error({.where = table.place("kind"),
                     .what = fmt::format("unknown kind \"{}\"", kind),
                     .hint = "a source is a \"report\" or an \"interview\""});
    }
    source.kind = kind == "report" ? SourceKind::report : SourceKind::interview;
    table.read("truth", source.truth);
    table.read_options(source.ingest);
    table.finish();
    return source;
}

constexpr const char* kThemes = "thèmes";

void read_stages(ConfigTable& file, Project& project) {
    project.cooccurrence.node = project.node;
    project.extracts.node = project.node;
    project.extracts.question = project.question;
    project.trace.where = "interviews";  // what a report quotes
    project.cloud.weight_meaning = fmt::format("la force de l’association avec « {} » (G²)", project.node);
    project.cloud.decimals = 1;
    project.cloud.group_meaning = kThemes;
    const auto read = [&file](std::string_view section, auto&... options) {
        ConfigTable table = file.table(section);
        (table.read_options(options), ...);
        table.finish();
    };
    read("restore", project.restore);
    read("structure", project.structure);
    read("extracts", project.extracts);
    read("trace", project.trace);
    project.printed_clouds.caption = project.structure.caption;
    read("printed_clouds", project.printed_clouds);
    read("cooccurrence", project.cooccurrence);
    read("cloud", project.cloud_selection, project.cloud);
    colour_cloud_by(project, project.cloud_selection.colours);
    read("report", project.report);
}

/// Projects of a repository's corpus/ share its output/; any other keeps its results beside it.
void place_results(Project& project, const std::string& output) {
    const fs::path corpus = project.folder.parent_path();
    const fs::path root = corpus.parent_path();
    if (!output.empty()) {
        project.result_folder = output;
        project.work_folder = project.result_folder / ".glane";
    } else if (corpus.filename() == "corpus" && fs::exists(root / "lexicon")) {
        project.result_folder = root / "output" / "result" / project.name;
        project.work_folder = root / "output" / "work" / project.name;
    } else {
        project.result_folder = project.folder / "result";
        project.work_folder = project.folder / "result" / ".glane";
    }
}

}  // namespace

void colour_cloud_by(Project& project, const std::string& colours) {
    check_choice("colours", colours, {"themes", "interviews"});
    project.cloud_selection.colours = colours;
    if (colours == "interviews" && project.cloud.group_meaning == kThemes) {
        project.cloud.group_meaning = "entretien où l’expression est surtout dite";
    }
}

Project load_project(const fs::path& path, const std::string& output) {
    Project project;
    project.file = fs::is_directory(path) ? path / "project.toml" : path;
    if (!fs::exists(project.file)) {
        throw Error({.where = {project.file.string()},
                     .what = "there is no project here",
                     .hint = "name one with --project FILE, or begin one with: glane init FOLDER"});
    }
    project.folder = fs::absolute(project.file).lexically_normal().parent_path();
    project.name = project.folder.filename().string();

    ConfigTable file = ConfigTable::load(project.file);
    ConfigTable head = file.table("project");
    project.title = project.name;
    head.read("title", project.title);
    head.read("node", project.node);
    head.read("question", project.question);
    head.finish();
    for (ConfigTable& table : file.tables("source")) {
        const Place where = table.place("file");
        project.sources.push_back(read_source(table));
        const auto same = std::count_if(project.sources.begin(), project.sources.end(), [&](const ProjectSource& other) {
            return other.file == project.sources.back().file;
        });
        if (same > 1) {
            throw Error({.where = where,
                         .what = fmt::format("\"{}\" is named twice", project.sources.back().file),
                         .hint = "leave one of the two [[source]] out"});
        }
    }
    if (project.sources.empty()) {
        throw Error({.where = {project.file.string()},
                     .what = "the project names no text",
                     .hint = "add [[source]] with file = \"…\", or begin again with: glane init FOLDER"});
    }
    for (auto& [name, expressions] : file.table("themes").lists()) project.themes.push_back({name, expressions});
    read_stages(file, project);
    file.finish();
    place_results(project, output);
    return project;
}

std::string name_of_text(const Project& project, const ProjectSource& source) {
    return (project.folder / source.file).lexically_relative(project.folder).string();
}

std::vector<std::string> names_of_texts(const Project& project) {
    std::vector<std::string> names;
    for (const ProjectSource& source : project.sources) names.push_back(name_of_text(project, source));
    return names;
}

std::vector<fs::path> missing_files(const Project& project) {
    std::vector<fs::path> missing;
    for (const ProjectSource& source : project.sources) {
        if (!fs::exists(project.folder / source.file)) missing.push_back(project.folder / source.file);
    }
    return missing;
}

}  // namespace glane
