// Reuse must never give a stale or a damaged artefact.
#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>

#include "pipeline/base/file.h"
#include "pipeline/run/cache.h"
#include "pipeline/run/step.h"

namespace fs = std::filesystem;
using namespace glane;

namespace {

fs::path fresh_folder(const std::string& name) {
    const fs::path folder = fs::path(GLANE_BINARY_DIR) / ("test-" + name);
    fs::remove_all(folder);
    return folder;
}

/// A stage that counts how often it runs.
struct Shout {
    static constexpr std::string_view name = "shout";
    static constexpr int version = 1;
    struct Input {
        std::string_view text;
    };
    using Output = std::string;
    struct Options {
        int times = 1;
        template <typename V>
        void describe(V&& visit) {
            visit("times", times, "how often");
        }
    };
    static inline int runs = 0;
    static Output run(const Input& input, const Options& options, Context& context) {
        ++runs;
        context.finding(Severity::warning, {{"x"}, "loud", ""});
        std::string out;
        for (int i = 0; i < options.times; ++i) out += input.text;
        return out;
    }
};
static_assert(Stage<Shout>);

Made<std::string> shout(const fs::path& folder, std::string_view text, int times, std::string* reason = nullptr) {
    Cache cache(folder, CacheUse::read_write);
    auto made = step<Shout>(cache, "", {text}, {times}, {"text:" + std::string(text)}, Context());
    if (reason != nullptr) *reason = cache.notes().at(0).reason;
    cache.finish();
    return made;
}

}  // namespace

TEST_CASE("step: an artefact is reused while nothing it depends on changed", "[run]") {
    const fs::path folder = fresh_folder("cache");
    Shout::runs = 0;
    std::string reason;
    CHECK(shout(folder, "ah", 2, &reason).value == "ahah");
    CHECK(reason == "new");
    const auto again = shout(folder, "ah", 2);
    CHECK(again.value == "ahah");
    CHECK(again.findings.size() == 1);
    CHECK(Shout::runs == 1);
    CHECK(shout(folder, "ah", 3, &reason).value == "ahahah");
    CHECK(reason == "option times was 2, is 3");
    CHECK(shout(folder, "oh", 3, &reason).value == "ohohoh");
    CHECK(reason == "text changed");
    CHECK(Shout::runs == 3);
}

TEST_CASE("step: a damaged or missing artefact is made anew", "[run]") {
    const fs::path folder = fresh_folder("cache-damage");
    shout(folder, "ah", 1);
    for (const bool remove : {true, false}) {
        Shout::runs = 0;
        if (remove) {
            fs::remove(folder / "shout.bin");
        } else {
            std::ofstream(folder / "shout.bin", std::ios::app) << "!";
        }
        CHECK(shout(folder, "ah", 1).value == "ah");
        CHECK(Shout::runs == 1);
    }
    std::ofstream(folder / "keys.tsv") << "garbage\nshout\tx\n";
    CHECK(shout(folder, "ah", 1).value == "ah");
}

TEST_CASE("cache: read_only leaves no trace", "[run]") {
    const fs::path folder = fresh_folder("cache-read-only");
    Cache cache(folder, CacheUse::read_only);
    CHECK(step<Shout>(cache, "", {"ah"}, {}, {}, Context()).value == "ah");
    cache.finish();
    CHECK_FALSE(fs::exists(folder));
}

TEST_CASE("cache: artefacts that no step asks for are removed", "[run]") {
    const fs::path folder = fresh_folder("cache-leftover");
    {
        Cache cache(folder, CacheUse::read_write);
        step<Shout>(cache, "one", {"a"}, {}, {}, Context());
        step<Shout>(cache, "two", {"b"}, {}, {}, Context());
        cache.finish();
    }
    Cache cache(folder, CacheUse::read_write);
    step<Shout>(cache, "one", {"a"}, {}, {}, Context());
    cache.finish();
    CHECK(fs::exists(folder / "shout~one.bin"));
    CHECK_FALSE(fs::exists(folder / "shout~two.bin"));
}
