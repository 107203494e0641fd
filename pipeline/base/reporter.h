#pragma once
// What the program says while it works, on standard error: progress only on a terminal,
// findings and messages always. Never the content of a text. And its results, on standard output.

#include <cstddef>
#include <string_view>
#include <vector>

#include "pipeline/base/stage.h"

namespace glane {

/// One line of information.
void say(std::string_view message);

/// "error", "warning" or "note", as messages and JSON say it.
const char* name_of(Severity severity);

/// A finding as "path:line: warning: …", with its hint.
void say(const Finding& finding);

/// Redraws the progress line of a stage on a terminal (nothing elsewhere); `done == total` clears it.
void show_progress(std::string_view stage, std::size_t done, std::size_t total);

/// Writes a result to standard output, whole, or throws Error (a full disk, a reader that has gone).
void print_result(std::string_view text);

/// True when colours may be used on standard output: a terminal and no NO_COLOR.
bool colours_wanted();

/// From now on Ctrl-C asks the run to stop cleanly; a second one ends it at once.
void catch_interrupts();
/// Throws Error with exit code 130 once Ctrl-C was pressed.
void stop_if_interrupted();

}  // namespace glane
