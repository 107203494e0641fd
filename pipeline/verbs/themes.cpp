// glane themes: how often the expressions of each theme occur, and where.

#include <algorithm>
#include <memory>
#include <string>
#include <thread>

#include <fmt/format.h>

#include "pipeline/base/error.h"
#include "pipeline/base/reporter.h"
#include "pipeline/model/language.h"
#include "pipeline/model/unicode.h"
#include "pipeline/run/lexicon_folder.h"
#include "pipeline/run/plan.h"
#include "pipeline/verbs/verbs.h"
#include "stages/themes/theme_files.h"

namespace glane {
namespace {

struct ThemesOptions {
    std::string project = "project.toml";
    bool json = false;
    bool csv = false;
};

std::string padded(const std::string& text, std::size_t width) {
    return text + std::string(width - std::min(width, display_width(text)), ' ');
}

std::string row(const std::string& name, std::size_t width, const ThemeCounts& counts, const std::string& share) {
    return fmt::format("{} {:>7} {:>6} {:>6} {:>9} {:>10} {:>9}\n", padded(name, width), counts.occurrences, share,
                       counts.body, counts.interviewees, counts.interviews, counts.sections);
}

std::string text_of(const ThemeTable& table) {
    std::size_t width = 10;
    for (const ThemeCount& theme : table.themes) {
        width = std::max(width, display_width(theme.name));
        for (const ExpressionCount& expression : theme.expressions) {
            width = std::max(width, display_width(expression.expression) + 2);
        }
    }
    std::string out = fmt::format("{} {:>7} {:>6} {:>6} {:>9} {:>10} {:>9}\n", padded("", width), "occurs", "%", "body",
                                  "answers", "interviews", "sections");
    for (const ThemeCount& theme : table.themes) {
        out += row(theme.name, width, theme.counts, theme_share(table, theme));
        for (const ExpressionCount& expression : theme.expressions) {
            out += row("  " + expression.expression, width, expression.counts, "");
        }
    }
    return out;
}

ExitCode themes(const ThemesOptions& options) {
    const Project project = load_project(options.project);
    if (project.themes.empty()) {
        throw Error(
            {.where = {project.file.string()},
             .what = "the project has no themes",
             .hint = "add [themes] with lines such as \"sobriété\" = [\"réemploi\", \"consommation d'énergie\"]"});
    }
    const Language language = Language::load(lexicon_folder());
    Cache cache(project.work_folder, CacheUse::read_only);
    const Prepared prepared =
        prepare_corpus(project, language, cache, std::max(1U, std::thread::hardware_concurrency()));
    const Made<ThemeTable> table = count_themes(project, language, prepared, cache);
    if (options.json) {
        print_result(themes_json(table.value));
    } else {
        print_result(options.csv ? themes_csv(table.value) : text_of(table.value));
    }
    const bool found = std::any_of(table.value.themes.begin(), table.value.themes.end(),
                                   [](const ThemeCount& theme) { return theme.counts.occurrences > 0; });
    return found ? ExitCode::done : ExitCode::no_match;
}

}  // namespace

void add_themes(CLI::App& program, Action& action) {
    CLI::App* verb = program.add_subcommand("themes", "how often the expressions of each theme occur, and where");
    const auto options = std::make_shared<ThemesOptions>();
    add_project_option(*verb, options->project);
    CLI::Option* json = verb->add_flag("--json", options->json, "print as JSON, with the place of every occurrence");
    verb->add_flag("--csv", options->csv, "print as CSV, one row a theme and one an expression")->excludes(json);
    verb->footer(
        "Example:\n  glane themes --project corpus/demo\n\n"
        "Themes stand in project.toml, under [themes]: a name and a list of expressions each. Searched is running "
        "text\n"
        "(headings, paragraphs, lists, notes, turns); the count of a theme takes overlapping expressions once.");
    verb->callback([&action, options] { action = [options] { return themes(*options); }; });
}

}  // namespace glane
