// glane run: the whole plan for one project or several.

#include <algorithm>
#include <filesystem>
#include <memory>
#include <thread>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "pipeline/base/reporter.h"
#include "pipeline/base/table.h"
#include "pipeline/run/plan.h"
#include "pipeline/verbs/verbs.h"

namespace glane {
namespace {

namespace fs = std::filesystem;

struct RunOptions {
    std::vector<std::string> projects;
    std::string output;
    unsigned threads = std::max(1U, std::thread::hardware_concurrency());
    bool skip_missing = false;
    bool json = false;
};

double percent(std::int64_t part, std::int64_t whole) {
    return whole == 0 ? 0.0 : 100.0 * static_cast<double>(part) / static_cast<double>(whole);
}

Assessment sum_of(const std::vector<Assessment>& assessments) {
    Assessment sum;
    for (const Assessment& assessment : assessments) sum += assessment;
    return sum;
}

void print_summary(const Project& project, const RunSummary& summary) {
    fmt::print("{}\n", project.title);
    fmt::print("  read       {} texts, {} pages, {} words; {} interviews, {} turns\n", summary.texts, summary.pages,
               summary.words, summary.interviews, summary.turns);
    fmt::print("  restored   {} emendations, {} more proposed for review\n", summary.applied, summary.proposed);
    if (summary.decisions > 0) {
        fmt::print("  decided    {} of {} decisions of corrections.tsv followed\n", summary.followed,
                   summary.decisions);
    }
    if (const Assessment sum = sum_of(summary.assessments); sum.words > 0) {
        fmt::print(
            "  score      {} of {} damaged words mended ({:.1f} %), {} broken ({:.2f} % of the intact);"
            " word error rate {:.2f} % -> {:.2f} %\n",
            sum.mended, sum.damaged, percent(sum.mended, sum.damaged), sum.broken,
            percent(sum.broken, sum.words - sum.damaged), percent(sum.errors_before, sum.words),
            percent(sum.errors_after, sum.words));
    }
    const std::size_t shown = std::min<std::size_t>(5, summary.cooccurrence.collocates.size());
    for (std::size_t i = 0; i < shown; ++i) {
        const Collocate& collocate = summary.cooccurrence.collocates[i];
        fmt::print("  {:<9}  {} (f {}, G² {})\n", i == 0 ? "associated" : "", collocate.text, collocate.f(),
                   fixed(collocate.log_likelihood, 1));
    }
    fmt::print("  results    {} ({} files, {} changed)\n", (project.result_folder / "report.html").string(),
               summary.files, summary.files_changed);
}

nlohmann::ordered_json json_of(const Project& project, const RunSummary& summary) {
    const Assessment sum = sum_of(summary.assessments);
    nlohmann::ordered_json json = {{"project", project.name},
                                   {"results", project.result_folder.string()},
                                   {"texts", summary.texts},
                                   {"pages", summary.pages},
                                   {"words", summary.words},
                                   {"interviews", summary.interviews},
                                   {"turns", summary.turns},
                                   {"emendations", summary.applied},
                                   {"proposed", summary.proposed},
                                   {"decisions", summary.decisions},
                                   {"decisions_followed", summary.followed},
                                   {"collocates", summary.cooccurrence.collocates.size()},
                                   {"findings", summary.findings.size()},
                                   {"files_changed", summary.files_changed}};
    if (sum.words > 0) {
        json["score"] = {{"words", sum.words},
                         {"damaged", sum.damaged},
                         {"mended", sum.mended},
                         {"broken", sum.broken},
                         {"errors_before", sum.errors_before},
                         {"errors_after", sum.errors_after}};
    }
    return json;
}

/// Tells how to complete a project whose texts are not there.
void say_what_is_missing(const Project& project, const std::vector<fs::path>& missing) {
    say(fmt::format("{}: skipped, since {} of its {} texts {} not there", project.name, missing.size(),
                    project.sources.size(), missing.size() == 1 ? "is" : "are"));
    for (const fs::path& file : missing) say(fmt::format("  put the text at {}", file.string()));
    const fs::path readme = project.folder / "README.md";
    if (fs::exists(readme)) say(fmt::format("  {} says which text belongs there", readme.string()));
}

ExitCode run_one(const std::string& name, const RunOptions& options, nlohmann::ordered_json& report) {
    const Project project = load_project(name, options.output);
    const std::vector<fs::path> missing = missing_files(project);
    if (!missing.empty() && options.skip_missing) {
        say_what_is_missing(project, missing);
        return ExitCode::done;
    }
    const RunSummary summary = run_plan(project, Writing::yes, options.threads);
    ExitCode code = ExitCode::done;
    std::size_t notes = 0;
    for (const Finding& finding : summary.findings) {
        if (finding.severity == Severity::error) code = ExitCode::findings;
        if (finding.severity == Severity::note) {
            ++notes;
        } else {
            say(finding);
        }
    }
    if (options.json) {
        report.push_back(json_of(project, summary));
    } else {
        print_summary(project, summary);
        if (notes > 0) fmt::print("  notes      {}, in the report\n", notes);
    }
    return code;
}

ExitCode run(const RunOptions& options) {
    std::vector<std::string> projects = options.projects;
    if (projects.empty()) projects.emplace_back("project.toml");
    if (projects.size() > 1 && !options.output.empty()) {
        throw Error({.where = {}, .what = "--output serves one project", .hint = "run the projects one by one"});
    }
    nlohmann::ordered_json report = nlohmann::ordered_json::array();
    ExitCode worst = ExitCode::done;
    for (const std::string& project : projects) worst = std::max(worst, run_one(project, options, report));
    if (options.json) {
        fmt::print("{}\n", report.dump(1, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
    }
    return worst;
}

}  // namespace

void add_run(CLI::App& program, Action& action) {
    CLI::App* verb = program.add_subcommand("run", "the whole plan, from the damaged texts to the report");
    const auto options = std::make_shared<RunOptions>();
    verb->add_option("projects", options->projects, "project.toml or its folder (default: the current folder)");
    verb->add_option("--project", options->projects, "the same");
    verb->add_option("--output", options->output, "put the results into this folder");
    verb->add_option("--threads", options->threads, "threads to use; the results are the same")
        ->check(CLI::Range(1U, 256U));
    verb->add_flag("--skip-missing", options->skip_missing, "pass over projects whose texts are not there");
    verb->add_flag("--json", options->json, "print the summary as JSON");
    verb->footer(
        "Example:\n  glane run corpus/demo/project.toml\n\n"
        "To overrule the restoration, fill in restored/review.tsv of the results, save it as corrections.tsv beside\n"
        "project.toml and run again.");
    verb->callback([&action, options] { action = [options] { return run(*options); }; });
}

}  // namespace glane
