// glane explain: which artefacts are fresh, which the next run makes anew, and why.

#include <memory>
#include <thread>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "pipeline/run/plan.h"
#include "pipeline/verbs/verbs.h"

namespace glane {
namespace {

struct ExplainOptions {
    std::string project = "project.toml";
    std::string output;
    bool json = false;
};

ExitCode explain(const ExplainOptions& options) {
    const Project project = load_project(options.project, options.output);
    const RunSummary summary = run_plan(project, Writing::no, std::max(1U, std::thread::hardware_concurrency()));
    if (options.json) {
        nlohmann::ordered_json all = nlohmann::ordered_json::array();
        for (const StepNote& step : summary.steps) {
            all.push_back({{"artefact", step.artefact}, {"fresh", step.reused}, {"reason", step.reason}});
        }
        fmt::print("{}\n", all.dump(1, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
        return ExitCode::done;
    }
    for (const StepNote& step : summary.steps) {
        if (step.reused) {
            fmt::print("fresh  {}\n", step.artefact);
        } else {
            fmt::print("stale  {}: {}\n", step.artefact, step.reason);
        }
    }
    return ExitCode::done;
}

}  // namespace

void add_explain(CLI::App& program, Action& action) {
    CLI::App* verb = program.add_subcommand("explain", "say which steps the next run will redo, and why");
    const auto options = std::make_shared<ExplainOptions>();
    verb->add_option("project,--project", options->project, "project.toml or its folder (default: the current folder)");
    verb->add_option("--output", options->output, "the result folder, where it is not the usual one");
    verb->add_flag("--json", options->json, "print the steps as JSON");
    verb->footer("Example:\n  glane explain corpus/demo/project.toml");
    verb->callback([&action, options] { action = [options] { return explain(*options); }; });
}

}  // namespace glane
