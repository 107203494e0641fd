#pragma once
// The kinds of `glane figure`, one file each: a subcommand of the verb that leaves in `action` what is then run.

#include <CLI/CLI.hpp>

#include "pipeline/verbs/verbs.h"

namespace glane {

void add_figure_bars(CLI::App& figure, Action& action);
void add_figure_bubbles(CLI::App& figure, Action& action);
void add_figure_cloud(CLI::App& figure, Action& action);
void add_figure_clouds(CLI::App& figure, Action& action);
void add_figure_collocates(CLI::App& figure, Action& action);
void add_figure_dispersion(CLI::App& figure, Action& action);
void add_figure_network(CLI::App& figure, Action& action);
void add_figure_printed_cloud(CLI::App& figure, Action& action);
void add_figure_specificities(CLI::App& figure, Action& action);
void add_figure_table(CLI::App& figure, Action& action);

}  // namespace glane
