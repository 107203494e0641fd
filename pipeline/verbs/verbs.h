#pragma once
// The verbs of the command line. Each adds its subcommand to the program; when it is the one that
// was called, it leaves in `action` what program.cpp then runs.

#include <functional>
#include <string>

#include <CLI/CLI.hpp>

#include "pipeline/base/error.h"

namespace glane {

using Action = std::function<ExitCode()>;

void add_run(CLI::App& program, Action& action);
void add_restore(CLI::App& program, Action& action);
void add_search(CLI::App& program, Action& action);
void add_cooc(CLI::App& program, Action& action);
void add_specificities(CLI::App& program, Action& action);
void add_keyness(CLI::App& program, Action& action);
void add_dispersion(CLI::App& program, Action& action);
void add_segments(CLI::App& program, Action& action);
void add_growth(CLI::App& program, Action& action);
void add_measures(CLI::App& program, Action& action);
void add_pairs(CLI::App& program, Action& action);
void add_network(CLI::App& program, Action& action);
void add_cloud(CLI::App& program, Action& action);
void add_figure(CLI::App& program, Action& action);
void add_structure(CLI::App& program, Action& action);
void add_extracts(CLI::App& program, Action& action);
void add_themes(CLI::App& program, Action& action);
void add_tokens(CLI::App& program, Action& action);
void add_trace(CLI::App& program, Action& action);
void add_explain(CLI::App& program, Action& action);
void add_check(CLI::App& program, Action& action);
void add_init(CLI::App& program, Action& action);

/// --project FILE, for verbs that need one; project.toml of the current folder otherwise.
inline CLI::Option* add_project_option(CLI::App& verb, std::string& file) {
    return verb.add_option("--project", file, "the project.toml to use, or its folder (default: the current folder)");
}

}  // namespace glane
