#pragma once
// A stage that draws, run as a test needs it.

#include <string>
#include <utility>
#include <vector>

#include "pipeline/base/error.h"
#include "pipeline/base/stage.h"

namespace glane::test {

/// Options that make only these formats, the PNG with one pixel for each CSS pixel.
template <Stage S>
typename S::Options only(std::vector<std::string> formats) {
    typename S::Options options;
    const auto set = [&](auto& files) {
        files.formats = std::move(formats);
        files.dpi = 96;
    };
    if constexpr (requires { options.paper; }) {
        set(options.paper);
    } else {
        set(options);
    }
    return options;
}

/// What the stage draws of `given`, the one thing that it draws.
template <Stage S, typename Given>
typename S::Output drawn(const Given& given, const typename S::Options& options, Context* context = nullptr) {
    Context own;
    return S::run({given}, options, context == nullptr ? own : *context);
}

/// What it says where it cannot be drawn; empty where it can.
template <Stage S, typename Given>
std::string refused(const Given& given, const typename S::Options& options) {
    try {
        drawn<S>(given, options);
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

}  // namespace glane::test
