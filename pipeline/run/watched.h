#pragma once
// The Context that the plan gives to a stage: progress on the terminal, and Ctrl-C.

#include <string>
#include <string_view>

#include "pipeline/base/reporter.h"
#include "pipeline/base/stage.h"

namespace glane {

inline Context watched(std::string_view stage, unsigned threads = 1) {
    return Context(threads, [name = std::string(stage)](std::size_t done, std::size_t total) {
        stop_if_interrupted();
        show_progress(name, done, total);
    });
}

}  // namespace glane
