// glane check: what is wrong with a project, before anything is run.

#include <memory>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "pipeline/base/file.h"
#include "pipeline/base/reporter.h"
#include "pipeline/model/language.h"
#include "pipeline/run/lexicon_folder.h"
#include "pipeline/run/plan.h"
#include "pipeline/verbs/verbs.h"

namespace glane {
namespace {

namespace fs = std::filesystem;

struct CheckOptions {
    std::string project = "project.toml";
    bool json = false;
};

void add_missing(const Project& project, std::vector<Finding>& findings) {
    for (const fs::path& file : missing_files(project)) {
        findings.push_back({Severity::error,
                            {{file.string()}, "the file is missing", "put it there, or take its [[source]] out"}});
    }
    for (const ProjectSource& source : project.sources) {
        if (source.truth.empty() || fs::exists(project.folder / source.truth)) continue;
        findings.push_back({Severity::error,
                            {{(project.folder / source.truth).string()}, "the true text is missing", "take truth out"}});
    }
    if (project.node.empty()) {
        findings.push_back({Severity::warning,
                            {{project.file.string()},
                             "no node expression, so nothing can be associated with it",
                             "write node = \"numérique responsable\" under [project]"}});
    }
}

std::string json_of(const std::vector<Finding>& findings) {
    nlohmann::ordered_json all = nlohmann::ordered_json::array();
    for (const Finding& finding : findings) {
        all.push_back({{"severity", name_of(finding.severity)},
                       {"file", finding.fault.where.path},
                       {"line", finding.fault.where.line},
                       {"what", finding.fault.what},
                       {"hint", finding.fault.hint}});
    }
    return all.dump(1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

ExitCode check(const CheckOptions& options) {
    const Project project = load_project(options.project);
    std::vector<Finding> findings;
    add_missing(project, findings);
    const bool is_complete = missing_files(project).empty();
    if (is_complete) {
        Cache cache(project.work_folder, CacheUse::read_only);
        const Prepared prepared = prepare_corpus(project, Language::load(lexicon_folder()), cache, 1);
        findings.insert(findings.end(), prepared.findings.begin(), prepared.findings.end());
    }
    bool has_errors = false;
    for (const Finding& finding : findings) has_errors = has_errors || finding.severity == Severity::error;
    if (options.json) {
        fmt::print("{}\n", json_of(findings));
    } else {
        for (const Finding& finding : findings) say(finding);
        if (!has_errors) fmt::print("{}: {} texts, ready to run\n", project.name, project.sources.size());
    }
    return has_errors ? ExitCode::findings : ExitCode::done;
}

}  // namespace

void add_check(CLI::App& program, Action& action) {
    CLI::App* verb = program.add_subcommand("check", "say what is wrong with a project, without running it");
    const auto options = std::make_shared<CheckOptions>();
    verb->add_option("project,--project", options->project, "project.toml or its folder (default: the current folder)");
    verb->add_flag("--json", options->json, "print the findings as JSON");
    verb->footer("Example:\n  glane check mes-entretiens/project.toml");
    verb->callback([&action, options] { action = [options] { return check(*options); }; });
}

}  // namespace glane
