// glane figure bubbles: the themes of a project, or anyone's list, as circles whose areas are what was counted.

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "pipeline/base/french_number.h"
#include "pipeline/base/error.h"
#include "pipeline/model/unicode.h"
#include "pipeline/run/plan.h"
#include "pipeline/verbs/counting.h"
#include "pipeline/verbs/figure_files.h"
#include "pipeline/verbs/figure_kinds.h"
#include "pipeline/verbs/list_file.h"
#include "pipeline/verbs/print.h"
#include "stages/figures/draw_bubbles.h"

namespace glane {
namespace {

constexpr const char* kHint = "each line is: label, tab, value, and where wanted tab, group";

struct BubblesOptions {
    std::string project = "project.toml";
    std::string file;
    std::vector<std::string> only;
    FigureFiles files;
    DrawBubbles::Options draw;
    int top = 0;
};

Bubble bubble_of(const Record& record, const std::string& name) {
    const auto refuse = [&](std::string what) {
        throw Error({.where = {name, record.line}, .what = std::move(what), .hint = kHint});
    };
    const Row& fields = record.fields;
    if (fields.size() < 2) refuse(fmt::format("no value beside \"{}\"", fields.empty() ? "" : fields[0]));
    if (is_blank(fields[0])) refuse("no label before the value");
    Bubble bubble{.label = fields[0]};
    bubble.line = record.line;
    if (!parse_number(fields[1], bubble.value))
        refuse(fmt::format("\"{}\" beside \"{}\" is no number", fields[1], fields[0]));
    if (fields.size() > 2) bubble.group = fields[2];
    return bubble;
}

std::vector<Bubble> read_bubbles(const std::string& file) {
    const std::string name = shown_name(file);
    std::vector<Bubble> bubbles;
    read_below_heading(file, [&](const Record& record) { bubbles.push_back(bubble_of(record, name)); });
    if (bubbles.empty()) throw Error({.where = {name}, .what = "nothing to draw", .hint = kHint});
    return bubbles;
}

Bubble bubble_of(const ThemeCount& theme) {
    Bubble bubble{.label = theme.name, .value = static_cast<double>(theme.counts.occurrences)};
    bubble.link = "#themes";
    bubble.evidence =
        fmt::format("{} dans le rapport, {} dans les réponses ({})\u00a0; {} dans {}", french_number(theme.counts.body),
                    french_number(theme.counts.interviewees), count_of(theme.counts.interviews, "entretien"),
                    count_of(static_cast<std::int64_t>(theme.expressions.size()), "expression"),
                    count_of(theme.counts.texts, "texte"));
    return bubble;
}

std::vector<Bubble> themes_wanted(const ThemeTable& table, const std::vector<std::string>& only) {
    std::vector<Bubble> bubbles;
    std::string known;
    for (const ThemeCount& theme : table.themes) {
        known += (known.empty() ? "" : ", ") + theme.name;
        const bool wanted =
            std::ranges::any_of(only, [&](const std::string& name) { return folded(name) == folded(theme.name); });
        if (only.empty() || wanted) bubbles.push_back(bubble_of(theme));
    }
    for (const std::string& name : only) {
        const bool found = std::ranges::any_of(
            table.themes, [&](const ThemeCount& theme) { return folded(theme.name) == folded(name); });
        if (!found)
            throw Error(
                {.where = {}, .what = fmt::format("no theme is called \"{}\"", name), .hint = "one of: " + known});
    }
    return bubbles;
}

std::vector<Bubble> count_bubbles(const BubblesOptions& asked, DrawBubbles::Options& draw) {
    CountedProject project(asked.project);
    if (project.project.themes.empty()) {
        throw Error({.where = {project.project.file.string()},
                     .what = "the project has no themes",
                     .hint = "add [themes] with lines such as \"sobriété\" = [\"réemploi\"], or name a list: glane "
                             "figure bubbles LIST.tsv"});
    }
    const ThemeTable table = count_themes(project.project, project.language, project.prepared, project.cache).value;
    std::vector<Bubble> bubbles = themes_wanted(table, asked.only);
    if (std::ranges::none_of(bubbles, [](const Bubble& bubble) { return bubble.value > 0; })) {
        throw Error({.where = {}, .what = "none of these themes occurs", .hint = "see: glane themes"},
                    ExitCode::no_match);
    }
    draw.shown = "Occurrences des thèmes";
    draw.explanation = fmt::format("Occurrences des expressions de chaque thème dans le texte courant ({} mots).",
                                   french_number(table.words));
    if (draw.paper.note.empty()) draw.paper.note = source_of(project.project);
    return bubbles;
}

void keep_heaviest(std::vector<Bubble>& bubbles, std::size_t top, std::string& explanation) {
    if (top == 0 || bubbles.size() <= top) return;
    std::ranges::stable_sort(bubbles, [](const Bubble& a, const Bubble& b) {
        return a.value != b.value ? a.value > b.value : a.label < b.label;
    });
    explanation += fmt::format("{}Les {} plus grandes valeurs sur {}.", explanation.empty() ? "" : " ", top,
                               french_number(static_cast<std::int64_t>(bubbles.size())));
    bubbles.resize(top);
}

ExitCode draw_bubbles(BubblesOptions asked) {
    const FigureTarget target(asked.files, asked.file, "glane figure bubbles LIST.tsv --output bulles");
    DrawBubbles::Options& draw = asked.draw;
    std::vector<Bubble> bubbles = asked.file.empty() ? count_bubbles(asked, draw) : read_bubbles(asked.file);
    keep_heaviest(bubbles, static_cast<std::size_t>(asked.top), draw.explanation);
    if (!draw.paper.title.empty()) draw.shown = draw.paper.title;
    draw.paper.formats = target.formats();
    target.write_and_tell(drawn<DrawBubbles>({bubbles}, draw, asked.file));
    return ExitCode::done;
}

}  // namespace

void add_figure_bubbles(CLI::App& figure, Action& action) {
    CLI::App* kind =
        figure.add_subcommand("bubbles", "circles with areas proportional to occurrences: themes, or a list");
    const auto options = std::make_shared<BubblesOptions>();
    DrawBubbles::Options& draw = options->draw;
    CLI::Option* file =
        kind->add_option("file", options->file,
                         "TSV or CSV: label, value[, group]; - for standard input (default: the project's themes)");
    add_project_option(*kind, options->project)->excludes(file);
    kind->add_option("--only", options->only, "this theme; may be repeated (default: all)")
        ->allow_extra_args(false)
        ->excludes(file);
    kind->add_option("--top", options->top, "draw the heaviest only; the caption says so")->check(CLI::PositiveNumber);
    add_file_options(*kind, options->files);
    add_paper_options(*kind, draw.paper);
    kind->add_option("--height", draw.height, "the circles together are at most so many pixels high");
    kind->add_option("--value-meaning", draw.value_meaning, "what the area is (default: le nombre d’occurrences)");
    kind->add_option("--group-meaning", draw.group_meaning, "what the colours show, such as: thèmes");
    kind->footer(
        "Examples:\n  glane figure bubbles --project corpus/demo --output bulles\n"
        "  glane figure bubbles --project corpus/demo --only sobriété --only matériel --output deux\n"
        "  glane figure bubbles effectifs.tsv --output effectifs --value-meaning \"le nombre d’entretiens\"");
    kind->callback([&action, options] { action = [options] { return draw_bubbles(*options); }; });
}

}  // namespace glane
