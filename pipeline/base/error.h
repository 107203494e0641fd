#pragma once
// Errors and findings that a researcher can act on: where it is, what is wrong, what to do.
//
// An Error ends the run; a Finding is kept beside the results while the run goes on.
// Messages are lower case, without a full stop, and name the offending value.

#include <cstddef>
#include <exception>
#include <string>

namespace glane {

/// How the program ends; the numbers are documented in the README and never change meaning.
enum class ExitCode : int {
    done = 0,
    findings = 1,
    failed = 2,
    no_match = 3,
    bug = 70,
    interrupted = 130,
};

/// A place in a file. Line and column count from 1; 0 means unknown. Columns count code points.
struct Place {
    std::string path;
    std::size_t line = 0;
    std::size_t column = 0;
};

/// What an error or a finding says.
struct Fault {
    Place where;
    std::string what;
    std::string hint;
};

/// Thrown when the run cannot go on. Only main.cpp catches it.
class Error : public std::exception {
  public:
    explicit Error(Fault fault, ExitCode exit_code = ExitCode::failed);
    [[nodiscard]] const char* what() const noexcept override { return text_.c_str(); }
    [[nodiscard]] const Fault& fault() const noexcept { return fault_; }
    [[nodiscard]] ExitCode exit_code() const noexcept { return exit_code_; }

  private:
    Fault fault_;
    ExitCode exit_code_;
    std::string text_;
};

/// "path:line:column", as much of it as is known; empty for an unknown place.
std::string render(const Place& place);

/// "path:12:9: error: what" and, when there is one, a line "  hint: …".
std::string render(const Fault& fault, const char* severity);

}  // namespace glane
