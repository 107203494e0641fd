#pragma once
// The one interface of glane. A stage is a struct with a name, a version (raised when its results
// change), Input (references to all that is read), Output, Options, and a pure static run():
// it opens no file (ingest excepted), prints nothing and keeps no state.

#include <concepts>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/base/error.h"

namespace glane {

/// How much a finding matters: an error makes the program end with code 1, a warning should be
/// looked at, a note tells what was decided.
enum class Severity { error, warning, note };

/// Something odd that did not stop the run. Stored with the artefact, so a reused result still
/// reports it.
struct Finding {
    Severity severity = Severity::warning;
    Fault fault;

    template <typename Archive>
    void archive(Archive& a) {
        a(severity, fault.where.path, fault.where.line, fault.where.column, fault.what, fault.hint);
    }
};

/// What a stage may use besides its input: findings, progress, a seed, a number of threads.
class Context {
  public:
    using Progress = std::function<void(std::size_t done, std::size_t total)>;

    explicit Context(unsigned threads = 1, Progress progress = {})
        : threads_(threads), progress_(std::move(progress)) {}

    void finding(Severity severity, Fault fault) { findings_.push_back({severity, std::move(fault)}); }
    /// Tells how far the stage is; may throw an Error when the user pressed Ctrl-C.
    void progress(std::size_t done, std::size_t total) const {
        if (progress_) progress_(done, total);
    }
    [[nodiscard]] unsigned threads() const { return threads_; }
    [[nodiscard]] const std::vector<Finding>& findings() const { return findings_; }

  private:
    unsigned threads_;
    Progress progress_;
    std::vector<Finding> findings_;
};

/// An Options type describes each field once: `describe(v)` calls `v(name, field, help)`. The TOML
/// reader, the cache key, `glane check` and the report all read that description.
struct NoOptions {
    template <typename Visitor>
    void describe(Visitor&& /*visit*/) {}
};

template <typename S>
concept Stage = requires(const typename S::Input& input, const typename S::Options& options, Context& context) {
    { S::name } -> std::convertible_to<std::string_view>;
    { S::version } -> std::convertible_to<int>;
    { S::run(input, options, context) } -> std::same_as<typename S::Output>;
};

}  // namespace glane
