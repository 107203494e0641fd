#pragma once
// The command line of `glane dispersion` and `glane figure dispersion`: what is looked for, and where it was found.

#include <string>

#include <CLI/CLI.hpp>

#include "pipeline/run/counts.h"
#include "pipeline/verbs/counting.h"

namespace glane {

struct DispersionChoice {
    Disperse::Options counting;
    int top = -1;  ///< expressions to take where none is named, 0 for all; -1 where nothing was said
};

/// The expressions, --over, and what counts.
void add_dispersion_options(CLI::App& verb, DispersionChoice& choice);

/// Of the expressions; where none is named those of the project's node, `usual` of them where nothing was said, or the
/// commonest words.
Made<DispersionTable> chosen_dispersion(CountedProject& counted, DispersionChoice& choice, int usual);

/// Throws Error (no match) that tells what to do, unless something was found.
void stop_if_nothing_found(const DispersionTable& table, const DispersionChoice& choice, const CountedProject& counted);

}  // namespace glane
