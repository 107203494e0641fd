#include "pipeline/program.h"

#include <algorithm>
#include <cstdlib>
#include <exception>
#include <new>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "pipeline/base/nearest.h"
#include "pipeline/base/reporter.h"
#include "pipeline/version.h"

namespace glane {
namespace {

/// The option of the verb nearest to the first one that it does not know; empty when all are known.
std::string nearest_option(const CLI::App& verb, int first, int argc, char** argv) {
    std::vector<std::string> names;
    for (const CLI::Option* option : verb.get_options({})) {
        for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
    }
    for (int i = first; i < argc; ++i) {
        const std::string_view argument = argv[i];
        const std::string given(argument.substr(0, argument.find('=')));
        if (!given.starts_with("--") || std::find(names.begin(), names.end(), given) != names.end()) continue;
        return nearest(given, names);
    }
    return {};
}

/// What is wrong with the arguments from `at` on, which are for the program, a verb ("glane cooc") or a kind of one
/// ("glane figure bars"). CLI11 has no name for an unknown verb, and no neighbours of it.
Fault fault_of(const CLI::App& called, const std::string& command, int at, const CLI::ParseError& wrong, int argc,
               char** argv) {
    std::vector<std::string> names;
    for (const CLI::App* verb : called.get_subcommands({})) names.push_back(verb->get_name());
    if (names.empty()) {
        const std::string near = nearest_option(called, at, argc, argv);
        return {.where = {},
                .what = wrong.what(),
                .hint = near.empty() ? fmt::format("see: {} --help", command) : fmt::format("did you mean \"{}\"?", near)};
    }
    if (at >= argc || argv[at][0] == '-') {
        return {.where = {}, .what = wrong.what(), .hint = fmt::format("see: {} --help", command)};
    }
    const std::string name = argv[at];
    if (std::find(names.begin(), names.end(), name) != names.end()) {
        return fault_of(*called.get_subcommand(name), command + " " + name, at + 1, wrong, argc, argv);
    }
    const std::string near = nearest(name, names);
    return {.where = {},
            .what = fmt::format("unknown {} \"{}\"", at == 1 ? "verb" : "kind", name),
            .hint = near.empty() ? fmt::format("see: {} --help", command) : fmt::format("did you mean \"{}\"?", near)};
}

ExitCode run_verb(int argc, char** argv, std::span<const AddVerb> verbs) {
    CLI::App program("glane: from OCR-damaged French interviews to a result that can be published", "glane");
    program.set_version_flag("--version", std::string("glane ") + kVersion);
    program.require_subcommand(1);
    Action action;
    for (const AddVerb add : verbs) add(program, action);
    try {
        program.parse(argc, argv);
    } catch (const CLI::Success& request) {
        return program.exit(request) == 0 ? ExitCode::done : ExitCode::failed;
    } catch (const CLI::ParseError& wrong) {
        throw Error(fault_of(program, "glane", 1, wrong, argc, argv));
    }
    return action();
}

}  // namespace

int run_program(int argc, char** argv, std::span<const AddVerb> verbs) {
    catch_interrupts();
    try {
        return static_cast<int>(run_verb(argc, argv, verbs));
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

}  // namespace glane
