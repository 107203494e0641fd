#pragma once
// The command line of `glane pairs` and `glane network`: what they have in common.

#include <optional>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "pipeline/model/measures.h"
#include "pipeline/model/pair_options.h"
#include "pipeline/run/project.h"

namespace glane {

/// What the command line says of PairOptions; unset where it says nothing.
struct PairChoice {
    std::optional<std::string> unit, span, within, stop_words, scope, interviewers;
    std::optional<std::vector<std::string>> pos;
    std::optional<int> window, left, right, min_f;
};

enum class Sides { alike, apart };
/// Adds the options to the verb; --left and --right only where a pair has an order. `units`: the help of --unit.
void add_pair_options(CLI::App& verb, PairChoice& choice, Sides sides, const std::string& units);

/// The project's options of counting, with what the command line says over them. `span` is what is near where neither a
/// window nor anything else is asked for.
PairOptions pair_options(const Project& project, const PairChoice& choice, const std::string& span);

/// The measures of these names, each once.
std::vector<NamedMeasure> measures_named(const std::vector<std::string>& labels);

}  // namespace glane
