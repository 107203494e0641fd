#include "pipeline/base/reporter.h"

#include <unistd.h>

#include <atomic>
#include <csignal>
#include <cstdio>
#include <cstdlib>

#include <fmt/format.h>

#include "pipeline/base/error.h"

namespace glane {
namespace {

// The one piece of state that a signal handler can reach.
std::atomic<bool> interrupted{false};
static_assert(std::atomic<bool>::is_always_lock_free);

extern "C" void on_interrupt(int signal) {
    interrupted.store(true);
    std::signal(signal, SIG_DFL);
}

}  // namespace

const char* name_of(Severity severity) {
    switch (severity) {
        case Severity::error: return "error";
        case Severity::warning: return "warning";
        case Severity::note: return "note";
    }
    return "note";
}

void say(std::string_view message) { fmt::print(stderr, "{}\n", message); }

void say(const Finding& finding) { say(render(finding.fault, name_of(finding.severity))); }

void show_progress(std::string_view stage, std::size_t done, std::size_t total) {
    static const bool on_terminal = isatty(STDERR_FILENO) == 1;
    if (!on_terminal) return;
    if (done >= total) {
        fmt::print(stderr, "\r\x1b[K");
    } else {
        fmt::print(stderr, "\r\x1b[K{} {}/{}", stage, done, total);
    }
    std::fflush(stderr);
}

void print_result(std::string_view text) {
    if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size() || std::fflush(stdout) != 0) {
        throw Error({.where = {"standard output"}, .what = "cannot write", .hint = "is the disk full or the reader gone?"});
    }
}

bool colours_wanted() { return isatty(STDOUT_FILENO) == 1 && std::getenv("NO_COLOR") == nullptr; }

void catch_interrupts() {
    struct sigaction action {};
    action.sa_handler = on_interrupt;  // without SA_RESTART: a read that waits for input returns
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
}

void stop_if_interrupted() {
    if (interrupted.load()) {
        throw Error({.where = {}, .what = "interrupted", .hint = "earlier results are as they were"},
                    ExitCode::interrupted);
    }
}

}  // namespace glane
