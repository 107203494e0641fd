// project.toml: what is wrong is said with its place.
#include <catch2/catch.hpp>

#include <filesystem>

#include "pipeline/base/file.h"
#include "pipeline/run/project.h"

namespace fs = std::filesystem;
using namespace glane;

namespace {

Fault fault_of(const std::string& toml) {
    const fs::path folder = fs::path(GLANE_BINARY_DIR) / "test-project";
    make_folder(folder);
    write_file(folder / "project.toml", toml);
    try {
        load_project(folder);
    } catch (const Error& error) {
        return error.fault();
    }
    return {};
}

const std::string kSource = "[[source]]\nfile = \"a.txt\"\n";

}  // namespace

TEST_CASE("project: a good one loads", "[run]") {
    const Fault fault = fault_of("[project]\ntitle = \"T\"\nnode = \"n\"\n" + kSource + "kind = \"interview\"\n");
    CHECK(fault.what.empty());
}

TEST_CASE("project: faults have line and hint", "[run]") {
    auto [toml, line, what] = GENERATE(table<std::string, std::size_t, std::string>({
        {"[project]\nnodde = \"n\"\n" + kSource, 2, "unknown key \"nodde\""},
        {"[project]\nnode = 3\n" + kSource, 2, "must be a text"},
        {"[project]\n", 0, "names no text"},
        {kSource + kSource, 4, "named twice"},
        {"[[source]]\nkind = \"report\"\n", 1, "without a file"},
        {"[[source]]\nfile = \"../x.txt\"\n", 2, "outside"},
        {kSource + "kind = \"poem\"\n", 3, "unknown kind"},
        {kSource + "[themes]\na = \"b\"\n", 4, "list of texts"},
        {kSource + "[wrong]\n", 3, "unknown key \"wrong\""},
        {"[project\n", 1, "not valid TOML"},
    }));
    CAPTURE(toml);
    const Fault fault = fault_of(toml);
    CHECK(fault.where.line == line);
    CHECK(fault.what.find(what) != std::string::npos);
}

TEST_CASE("project: missing files are named", "[run]") {
    fault_of(kSource);
    const Project project = load_project(fs::path(GLANE_BINARY_DIR) / "test-project" / "project.toml");
    REQUIRE(missing_files(project).size() == 1);
    CHECK(project.result_folder == project.folder / "result");
    CHECK(load_project(project.file, "elsewhere").result_folder == "elsewhere");
}
