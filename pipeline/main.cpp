// glane: searches itself, and hands every other verb to the program glane-full beside it.
//
// Why two: glane-full draws figures and lays out networks, and to load the forty libraries which that takes costs more
// than a search. Who searches a corpus asks hundreds of questions; decision 0018 has the times.

#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "pipeline/base/file.h"
#include "pipeline/base/reporter.h"
#include "pipeline/program.h"

namespace {

using namespace glane;

/// Becomes glane-full, with the same arguments; returns only when that cannot be started.
int hand_over(char** argv) {
    const std::string full = (program_folder() / "glane-full").string();
    execv(full.c_str(), argv);
    say(fmt::format("error: {}: {}\n  hint: it belongs beside glane; build it anew: ./do build", full, std::strerror(errno)));
    return static_cast<int>(ExitCode::failed);
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2 || std::string_view(argv[1]) != "search") return hand_over(argv);
    constexpr AddVerb kVerbs[] = {add_search};
    return run_program(argc, argv, kVerbs);
}
