// glane: argv to a verb, and the only place where errors are caught.

#include <cstdlib>
#include <exception>
#include <new>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "pipeline/base/nearest.h"
#include "pipeline/base/reporter.h"
#include "pipeline/verbs/verbs.h"
#include "pipeline/version.h"

namespace {

using namespace glane;

/// "did you mean": CLI11 knows no neighbours of an unknown verb.
std::string hint_for(const CLI::App& program, int argc, char** argv) {
    if (argc < 2 || argv[1][0] == '-') return {};
    std::vector<std::string> names;
    for (const CLI::App* verb : program.get_subcommands({})) names.push_back(verb->get_name());
    const std::string near = nearest(argv[1], names);
    for (const std::string& name : names) {
        if (name == argv[1]) return fmt::format("see: glane {} --help", name);
    }
    return near.empty() ? "see: glane --help" : fmt::format("did you mean \"{}\"?", near);
}

ExitCode run_program(int argc, char** argv) {
    CLI::App program("glane: from OCR-damaged French interviews to a result that can be published", "glane");
    program.set_version_flag("--version", std::string("glane ") + kVersion);
    program.require_subcommand(1);
    Action action;
    for (const auto add : {add_run, add_check, add_init, add_explain, add_restore, add_search, add_cooc, add_cloud,
                           add_extracts}) {
        add(program, action);
    }
    try {
        program.parse(argc, argv);
    } catch (const CLI::Success& request) {
        return program.exit(request) == 0 ? ExitCode::done : ExitCode::failed;
    } catch (const CLI::ParseError& wrong) {
        throw Error({.where = {}, .what = wrong.what(), .hint = hint_for(program, argc, argv)});
    }
    return action();
}

}  // namespace

int main(int argc, char** argv) {
    catch_interrupts();
    try {
        return static_cast<int>(run_program(argc, argv));
    } catch (const Error& error) {
        say(error.what());
        return static_cast<int>(error.exit_code());
    } catch (const std::bad_alloc&) {
        say("error: not enough memory\n  hint: split the text into several files");
        return static_cast<int>(ExitCode::failed);
    } catch (const std::exception& error) {
        say(fmt::format("error: a bug in glane: {}\n  hint: please report it with the command that you ran", error.what()));
        return static_cast<int>(ExitCode::bug);
    }
}
