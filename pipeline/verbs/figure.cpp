// glane figure: one kind of figure each, as SVG, PDF, PNG and CSV.

#include "pipeline/verbs/figure_kinds.h"
#include "pipeline/verbs/verbs.h"

namespace glane {

void add_figure(CLI::App& program, Action& action) {
    CLI::App* verb = program.add_subcommand("figure", "draws a figure for a publication: SVG, PDF, PNG and CSV");
    verb->require_subcommand(1);
    for (const auto add : {add_figure_cloud, add_figure_printed_cloud, add_figure_clouds, add_figure_collocates,
                           add_figure_specificities, add_figure_bars, add_figure_bubbles, add_figure_dispersion,
                           add_figure_network, add_figure_table}) {
        add(*verb, action);
    }
    verb->footer(
        "Example:\n  glane figure bars effectifs.tsv --output barres\n\n"
        "What each kind can do: glane figure bars --help");
}

}  // namespace glane
