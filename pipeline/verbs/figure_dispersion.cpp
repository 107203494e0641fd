// glane figure dispersion: where expressions stand in the interviews, a tick an occurrence.

#include <memory>
#include <string>

#include "pipeline/base/reporter.h"
#include "pipeline/model/counted_words.h"
#include "pipeline/verbs/dispersion_choice.h"
#include "pipeline/verbs/figure_files.h"
#include "pipeline/verbs/figure_kinds.h"
#include "stages/figures/draw_dispersion.h"

namespace glane {
namespace {

constexpr int kRows = 10;

struct DispersionFigure {
    std::string project = "project.toml";
    DispersionChoice choice;
    FigureFiles files;
    DrawDispersion::Options draw;
};

/// What was counted and how expressions were found, for the caption.
std::string convention_of(const DispersionChoice& choice) {
    const WordOptions& words = choice.counting.words;
    return positions_in_french(words) + (words.unit == "form" ? " Une expression est trouvée telle qu’elle est écrite, "
                                                                "quels que soient majuscules et accents."
                                                              : " Une expression est trouvée sous toutes les formes de "
                                                                "ses lemmes, quels que soient majuscules et accents.");
}

ExitCode draw_dispersion(DispersionFigure asked) {
    const FigureTarget target(asked.files, "", "glane figure dispersion \"logiciel libre\" --output dispersion");
    CountedProject counted(asked.project);
    const Made<DispersionTable> made = chosen_dispersion(counted, asked.choice, kRows);
    stop_if_nothing_found(made.value, asked.choice, counted);
    for (const Finding& finding : made.findings) say(finding);
    asked.draw.convention = convention_of(asked.choice);
    asked.draw.paper.formats = target.formats();
    if (asked.draw.paper.note.empty()) asked.draw.paper.note = source_of(counted.project);
    target.write_and_tell(drawn<DrawDispersion>({made.value, counted.prepared.corpus}, asked.draw, ""));
    return ExitCode::done;
}

}  // namespace

void add_figure_dispersion(CLI::App& figure, Action& action) {
    CLI::App* kind =
        figure.add_subcommand("dispersion", "where expressions stand in the interviews, a tick an occurrence");
    const auto options = std::make_shared<DispersionFigure>();
    add_dispersion_options(*kind, options->choice);
    add_project_option(*kind, options->project);
    kind->add_option("--top", options->choice.top, "expressions to draw where none is named (default: 10)")
        ->check(CLI::Range(1, 200));
    add_file_options(*kind, options->files);
    add_paper_options(*kind, options->draw.paper);
    kind->add_option("--scale", options->draw.scale,
                     "tokens: interviews as wide as they are long (default); interviews: all equally wide");
    kind->footer(
        "Examples:\n  glane figure dispersion sobriété \"logiciel libre\" --project corpus/demo --output dispersion\n"
        "  glane figure dispersion budget --project corpus/demo --over document --scale interviews --png budget.png\n\n"
        "--over takes interview (default), document or section. Point at a tick of the SVG to read interview, page "
        "and\n"
        "line; the CSV has them all.");
    kind->callback([&action, options] { action = [options] { return draw_dispersion(*options); }; });
}

}  // namespace glane
