#pragma once
// One step of the plan: reuse the stage's artefact, or run the stage and store what it made,
// together with its findings, so that a reused result still reports them.

#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "pipeline/base/archive.h"
#include "pipeline/base/digest.h"
#include "pipeline/base/stage.h"
#include "pipeline/run/cache.h"

namespace glane {

/// An artefact with the digest under which later steps know it.
template <typename Output>
struct Made {
    Output value;
    std::vector<Finding> findings;
    std::string digest;
};

/// The described options as "name=value" lines: part of the key, and what the manifest prints. Those of a
/// list of aggregates are "table.1.caption=…".
template <typename Options>
std::string options_text(const Options& options, const std::string& prefix = {}) {
    std::string text;
    Options copy = options;  // describe() hands out references
    copy.describe([&](std::string_view name, const auto& field, std::string_view /*help*/) {
        using Field = std::remove_cvref_t<decltype(field)>;
        if constexpr (std::is_same_v<Field, std::vector<std::string>>) {
            text += fmt::format("{}{}={}\n", prefix, name, fmt::join(field, " | "));
        } else if constexpr (requires { typename Field::value_type; requires !std::is_same_v<Field, std::string>; }) {
            for (std::size_t i = 0; i < field.size(); ++i) {
                text += options_text(field[i], fmt::format("{}{}.{}.", prefix, name, i + 1));
            }
        } else {
            text += fmt::format("{}{}={}\n", prefix, name, field);
        }
    });
    return text;
}

/// `part` names the artefact within the stage (a source file, or empty); `inputs` are "name:digest".
template <Stage S>
Made<typename S::Output> step(Cache& cache, std::string_view part, const typename S::Input& input,
                              const typename S::Options& options, std::vector<std::string> inputs, Context context) {
    using Output = typename S::Output;
    const std::string artefact = part.empty() ? std::string(S::name) : fmt::format("{}/{}", S::name, part);
    const Recipe recipe{artefact, S::version, options_text(options), std::move(inputs)};
    if (const auto bytes = cache.find(recipe)) {
        auto [value, findings] = from_bytes<std::pair<Output, std::vector<Finding>>>(*bytes);
        return {std::move(value), std::move(findings), sha256(*bytes)};
    }
    std::pair<Output, std::vector<Finding>> made(S::run(input, options, context), {});
    made.second = context.findings();
    const std::string bytes = to_bytes(made);
    cache.store(recipe, bytes);
    return {std::move(made.first), std::move(made.second), sha256(bytes)};
}

}  // namespace glane
