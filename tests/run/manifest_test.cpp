// Publishing results: all or none, nothing left over, nothing written twice.
#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>

#include "pipeline/base/error.h"
#include "pipeline/base/file.h"
#include "pipeline/run/manifest.h"

namespace fs = std::filesystem;
using namespace glane;

namespace {

Project project_in(const std::string& name) {
    Project project;
    project.name = "p";
    project.result_folder = fs::path(GLANE_BINARY_DIR) / ("test-" + name);
    fs::remove_all(project.result_folder);
    return project;
}

}  // namespace

TEST_CASE("publish: unchanged files are not written again, vanished ones are removed", "[run]") {
    const Project project = project_in("publish");
    CHECK(publish(project, {}, {{"a.txt", "un"}, {"restored/b.txt", "deux"}}) == 3);
    CHECK(publish(project, {}, {{"a.txt", "un"}, {"restored/b.txt", "deux"}}) == 0);
    CHECK(publish(project, {}, {{"a.txt", "UN"}}) == 2);
    CHECK(read_file(project.result_folder / "a.txt") == "UN");
    CHECK_FALSE(fs::exists(project.result_folder / "restored/b.txt"));
}

TEST_CASE("publish: a result that cannot be written leaves all others as they were", "[run]") {
    const Project project = project_in("publish-fails");
    publish(project, {}, {{"a.txt", "old"}});
    const std::string manifest = read_file(project.result_folder / "manifest.json");
    std::ofstream(project.result_folder / "blocked") << "a file where a folder is needed";
    CHECK_THROWS_AS(publish(project, {}, {{"a.txt", "new"}, {"blocked/b.txt", "x"}}), Error);
    CHECK(read_file(project.result_folder / "a.txt") == "old");
    CHECK(read_file(project.result_folder / "manifest.json") == manifest);
    CHECK_FALSE(fs::exists(project.result_folder / ".a.txt.part"));
}

TEST_CASE("publish: a hostile manifest removes nothing outside the folder", "[run]") {
    const Project project = project_in("publish-hostile/result");
    publish(project, {}, {{"a.txt", "x"}});
    const fs::path outside = project.result_folder.parent_path() / "precious.txt";
    std::ofstream(outside) << "x";
    std::ofstream(project.result_folder / "manifest.json")
        << R"({"files":[{"path":"../precious.txt"},{"path":")" << outside.string() << R"("}]})";
    publish(project, {}, {{"a.txt", "y"}});
    CHECK(fs::exists(outside));
}
