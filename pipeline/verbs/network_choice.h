#pragma once
// The command line of `glane network` and `glane figure network`: which network is asked for, and the network itself.

#include <string>

#include <CLI/CLI.hpp>

#include "pipeline/model/network.h"
#include "pipeline/run/project.h"
#include "pipeline/verbs/pair_choice.h"

namespace glane {

struct NetworkChoice {
    std::string project = "project.toml";
    std::string node, query, inflection;
    PairChoice pairs;
    std::string measure = "log_dice";
    int top = 60;     ///< words and expressions
    int edges = 200;  ///< 0 for all
    bool whole = false;
};

/// The node, --project, --query, --whole, --inflection, --measure, --top, --edges, and what counts as near.
void add_network_options(CLI::App& verb, NetworkChoice& choice);

/// With one edge at least. Throws Error (no match) that tells why there is none. `project` is that of the choice.
Network chosen_network(const Project& project, const NetworkChoice& choice);

}  // namespace glane
