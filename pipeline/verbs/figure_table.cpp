// glane figure table: anyone's small table, or the first collocates of a project.

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "pipeline/base/error.h"
#include "pipeline/verbs/cooc_choice.h"
#include "pipeline/verbs/cooc_print.h"
#include "pipeline/verbs/figure_files.h"
#include "pipeline/verbs/figure_kinds.h"
#include "pipeline/verbs/list_file.h"
#include "pipeline/verbs/print.h"
#include "stages/figures/draw_table.h"
#include "stages/figures/numbers.h"

namespace glane {
namespace {

constexpr std::size_t kCollocates = 10;

struct TableOptions {
    std::string project = "project.toml";
    std::string file;
    std::vector<std::string> columns;
    FigureFiles files;
    DrawTable::Options draw;
    int top = 0;
};

std::string counted(std::int64_t count) { return figures::french_value(static_cast<double>(count), 0); }

/// The columns of these names, in this order. Throws Error for one that is not there.
FigureTable with_columns(const FigureTable& table, const std::vector<std::string>& names) {
    if (names.empty() || table.empty()) return table;
    std::vector<std::size_t> kept;
    for (const std::string& name : names) {
        const auto at = std::ranges::find(table.front(), name);
        if (at == table.front().end()) {
            throw Error({.where = {},
                         .what = fmt::format("the table has no column \"{}\"", name),
                         .hint = fmt::format("one of: {}", fmt::join(table.front(), ", "))});
        }
        kept.push_back(static_cast<std::size_t>(at - table.front().begin()));
    }
    FigureTable chosen;
    for (const Row& row : table) {
        chosen.emplace_back();
        for (const std::size_t column : kept)
            chosen.back().push_back(column < row.size() ? row[column] : std::string());
    }
    return chosen;
}

FigureTable read_table(const std::string& file) {
    FigureTable table;
    for (Record& record : list_records(file)) table.push_back(std::move(record.fields));
    if (table.empty()) {
        throw Error(
            {.where = {shown_name(file)}, .what = "nothing to draw", .hint = "the first line names the columns"});
    }
    return table;
}

/// Three decimals, as journals want them.
std::string probability(double p) { return p < 0.001 ? "< 0,001" : figures::french_value(p, 3); }

FigureTable table_of(const CooccurrenceTable& table) {
    FigureTable rows{{"Cooccurrent", "f", "f2", "Attendue", "G²", "G² à 95\u00a0%", "q", "Entretiens"}};
    for (const Collocate& row : table.collocates) {
        const auto number = [](double value, int decimals) { return figures::french_value(value, decimals); };
        const Interval& interval = row.g2_interval;
        rows.push_back(
            {row.text, counted(row.f()), counted(row.f2()), number(row.cells.e11(), 2), number(row.log_likelihood, 2),
             interval.known ? fmt::format("{} à {}", number(interval.low, 1), number(interval.high, 1)) : "–",
             probability(row.q), counted(row.interviews)});
    }
    return rows;
}

FigureTable count_table(TableOptions& asked) {
    CountedProject project(asked.project);
    CoocChoice choice;
    const Cooccur::Options options = cooc_options(project.project, choice);
    CooccurrenceTable table = count_near_node(project, options);
    if (is_empty(table, options)) no_node_found(project, table, options);
    rank(table, {}, asked.top > 0 ? asked.top : static_cast<int>(kCollocates));
    asked.top = 0;
    asked.draw.shown = fmt::format("{} de «\u00a0{}\u00a0» ({})", first_collocates(table.collocates.size()), table.node,
                                   count_of(static_cast<std::int64_t>(table.nodes.size()), "occurrence"));
    asked.draw.explanation = fmt::format(
        "Contexte\u00a0: {} ({} mots sur {}). f\u00a0: occurrences du mot dans le contexte\u00a0; f2\u00a0: dans tout "
        "ce qui est compté\u00a0; "
        "q\u00a0: test exact de Fisher, corrigé pour tous les mots (Benjamini et Hochberg 1995).",
        context_of(table), counted(table.f1), counted(table.n));
    if (asked.draw.paper.note.empty()) asked.draw.paper.note = source_of(project.project);
    return table_of(table);
}

ExitCode draw_table(TableOptions asked) {
    const FigureTarget target(asked.files, asked.file, "glane figure table TABLE.csv --output tableau");
    FigureTable table = asked.file.empty() ? count_table(asked) : read_table(asked.file);
    table = with_columns(table, asked.columns);
    const auto rows = static_cast<std::size_t>(asked.top) + 1;
    if (asked.top > 0 && table.size() > rows) {
        asked.draw.explanation = fmt::format("Les {} premières lignes sur {}.", asked.top,
                                             counted(static_cast<std::int64_t>(table.size() - 1)));
        table.resize(rows);
    }
    if (!asked.draw.paper.title.empty()) asked.draw.shown = asked.draw.paper.title;
    asked.draw.paper.formats = target.formats();
    target.write_and_tell(drawn<DrawTable>({table}, asked.draw, asked.file));
    return ExitCode::done;
}

}  // namespace

void add_figure_table(CLI::App& figure, Action& action) {
    CLI::App* kind = figure.add_subcommand("table", "a small table as a picture: a CSV, or the first ten collocates");
    const auto options = std::make_shared<TableOptions>();
    CLI::Option* file = kind->add_option("file", options->file,
                                         "CSV or TSV whose first line names the columns; - for standard input "
                                         "(default: the project's first collocates)");
    add_project_option(*kind, options->project)->excludes(file);
    kind->add_option("--columns", options->columns, "only these columns, in this order: word,f,q")
        ->delimiter(',')
        ->allow_extra_args(false);
    kind->add_option("--top", options->top, "the first rows only; the caption says so")->check(CLI::PositiveNumber);
    add_file_options(*kind, options->files);
    add_paper_options(*kind, options->draw.paper);
    kind->footer(
        "Examples:\n  glane figure table --project corpus/demo --output cooccurrents\n"
        "  glane figure table effectifs.csv --top 8 --output tableau");
    kind->callback([&action, options] { action = [options] { return draw_table(*options); }; });
}

}  // namespace glane
