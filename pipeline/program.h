#pragma once
// argv to a verb, and the only place where errors are caught.

#include <span>

#include "pipeline/verbs/verbs.h"

namespace glane {

using AddVerb = void (*)(CLI::App& program, Action& action);

/// Parses the command line with these verbs, runs the one that was called, says what went wrong;
/// returns the exit code of the program (see ExitCode).
int run_program(int argc, char** argv, std::span<const AddVerb> verbs);

}  // namespace glane
