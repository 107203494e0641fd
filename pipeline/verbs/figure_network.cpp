// glane figure network: the network of `glane network` as a picture.

#include <memory>

#include "pipeline/verbs/figure_files.h"
#include "pipeline/verbs/figure_kinds.h"
#include "pipeline/verbs/network_choice.h"
#include "stages/figures/draw_network.h"

namespace glane {
namespace {

struct NetworkFigure {
    NetworkChoice choice;
    FigureFiles files;
    DrawNetwork::Options draw;
};

ExitCode draw_network(NetworkFigure asked) {
    const FigureTarget target(asked.files, "", "glane figure network --output reseau");
    const Project project = load_project(asked.choice.project);
    const Network network = chosen_network(project, asked.choice);
    asked.draw.paper.formats = target.formats();
    if (asked.draw.paper.note.empty()) asked.draw.paper.note = source_of(project);
    target.write_and_tell(drawn<DrawNetwork>({network}, asked.draw, ""));
    return ExitCode::done;
}

}  // namespace

void add_figure_network(CLI::App& figure, Action& action) {
    CLI::App* kind = figure.add_subcommand(
        "network", "words and expressions that stand near each other, as a graph with communities");
    const auto options = std::make_shared<NetworkFigure>();
    add_network_options(*kind, options->choice);
    add_file_options(*kind, options->files);
    add_paper_options(*kind, options->draw.paper);
    kind->footer(
        "Examples:\n  glane figure network --project corpus/demo --output reseau\n"
        "  glane figure network \"logiciel libre\" --project corpus/demo --window 10 --top 40 --pdf reseau.pdf\n\n"
        "The network is the one that `glane network` prints with the same options, from 5 to 150 words and "
        "expressions.\n"
        "Discs are as large as these are frequent, lines as thick as the association is strong, colours are "
        "communities.");
    kind->callback([&action, options] { action = [options] { return draw_network(*options); }; });
}

}  // namespace glane
