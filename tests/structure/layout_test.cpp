// The shape of the repository that CONTRIBUTING.md promises: its top level and the size of its files.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>

#include <catch2/catch.hpp>

namespace {

namespace fs = std::filesystem;

std::size_t line_count(const fs::path& file) {
    std::ifstream in(file);
    return static_cast<std::size_t>(std::count(std::istreambuf_iterator<char>(in), {}, '\n'));
}

}  // namespace

TEST_CASE("layout: the top level holds what was agreed and nothing else", "[structure]") {
    const std::set<std::string> agreed{"CHANGELOG.md",      "CITATION.cff", "CMakeLists.txt", "CMakePresets.json",
                                       "CONTRIBUTING.md",   "LICENSE",      "LISEZMOI.md",    "README.md",
                                       "do",                "corpus",       "lexicon",        "output",
                                       "pipeline",          "stages",       "tests"};
    std::set<std::string> found;
    for (const auto& entry : fs::directory_iterator(GLANE_SOURCE_DIR)) {
        const std::string name = entry.path().filename().string();
        if (!name.starts_with('.')) found.insert(name);
    }
    CHECK(found == agreed);
}

TEST_CASE("layout: no source file is longer than 400 lines", "[structure]") {
    std::size_t files = 0;
    for (const char* folder : {"pipeline", "stages", "tests"}) {
        for (const auto& entry : fs::recursive_directory_iterator(fs::path(GLANE_SOURCE_DIR) / folder)) {
            const std::string extension = entry.path().extension().string();
            if (extension != ".h" && extension != ".cpp" && extension != ".sh" && extension != ".py") continue;
            CAPTURE(entry.path().string());
            CHECK(line_count(entry.path()) <= 400);
            ++files;
        }
    }
    CHECK(files > 50);
}
