// The floors of the program, as include lines: base < model < stages < run < verbs < program < main. A file
// includes its own floor and those below; a stage never includes a sibling.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

namespace {

namespace fs = std::filesystem;

/// Where a file stands, from its path in the repository: "pipeline/base", "stages/restore", … and
/// for a file directly in pipeline/ its own path.
std::string room_of(const std::string& path) {
    const std::size_t slash = path.find('/', path.find('/') + 1);
    return slash == std::string::npos ? path : path.substr(0, slash);
}

/// The floor of a room, from 0; -1 for a place that no floor is known for.
int floor_of(const std::string& room) {
    static const std::map<std::string, int> kFloors = {{"pipeline/version.h", 0}, {"pipeline/base", 0},
                                                       {"pipeline/model", 1},     {"pipeline/run", 3},
                                                       {"pipeline/verbs", 4},     {"pipeline/program.h", 5},
                                                       {"pipeline/program.cpp", 5}, {"pipeline/main.cpp", 6},
                                                       {"pipeline/main_search.cpp", 6}, {"pipeline/main_full.cpp", 6}};
    if (room.starts_with("stages/")) return 2;
    const auto known = kFloors.find(room);
    return known == kFloors.end() ? -1 : known->second;
}

/// What is wrong with this include; empty when nothing is.
std::string fault(const std::string& from, const std::string& included) {
    const bool ours = included.starts_with("pipeline/") || included.starts_with("stages/");
    const bool is_header = from.ends_with(".h");
    const bool is_wrapped =
        included.starts_with("unicode/") || included.starts_with("xapian") || included.starts_with("igraph");
    if (is_header && is_wrapped) return from + ": ICU, Xapian and igraph stay inside a .cpp, and this header shows " + included;
    if (included == "ranges") return from + ": clang-tidy 14 cannot read <ranges>";
    if (!ours) return {};
    const std::string here = room_of(from);
    const std::string there = room_of(included);
    if (floor_of(here) < 0) return from + ": stands on no floor";
    if (floor_of(there) < 0) return from + ": includes " + included + ", which stands on no floor";
    if (floor_of(there) > floor_of(here)) return from + ": climbs to " + included;
    if (here != there && floor_of(here) == 2 && floor_of(there) == 2) return from + ": enters its sibling " + there;
    return {};
}

/// The names between quotes or angle brackets on the #include lines of a file.
std::vector<std::string> includes_of(const fs::path& file) {
    std::vector<std::string> names;
    std::ifstream in(file);
    for (std::string line; std::getline(in, line);) {
        if (!line.starts_with("#include ")) continue;
        const std::size_t begin = line.find_first_of("\"<") + 1;
        names.push_back(line.substr(begin, line.find_first_of("\">", begin) - begin));
    }
    return names;
}

/// Our sources below the folder, as paths in the repository.
std::vector<std::string> sources_in(const fs::path& root, const char* folder) {
    std::vector<std::string> files;
    for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
        const std::string extension = entry.path().extension().string();
        if (extension == ".h" || extension == ".cpp") files.push_back(entry.path().lexically_relative(root).string());
    }
    std::sort(files.begin(), files.end());
    return files;
}

}  // namespace

TEST_CASE("floors: an include that climbs or enters a sibling is a fault", "[structure]") {
    auto [from, included, allowed] = GENERATE(table<std::string, std::string, bool>({
        {"pipeline/base/file.cpp", "pipeline/base/error.h", true},
        {"pipeline/base/file.cpp", "pipeline/model/span.h", false},
        {"pipeline/model/corpus.h", "pipeline/base/error.h", true},
        {"pipeline/model/corpus.h", "stages/ingest/ingest.h", false},
        {"stages/restore/restore.cpp", "stages/restore/hyphens.h", true},
        {"stages/restore/restore.cpp", "stages/ingest/ingest.h", false},
        {"stages/restore/restore.cpp", "pipeline/run/plan.h", false},
        {"pipeline/run/plan.cpp", "stages/restore/restore.h", true},
        {"pipeline/run/plan.cpp", "pipeline/verbs/verbs.h", false},
        {"pipeline/main.cpp", "pipeline/verbs/verbs.h", true},
        {"pipeline/base/digest.cpp", "pipeline/version.h", true},
        {"pipeline/attic/old.cpp", "pipeline/base/error.h", false},
        {"pipeline/model/unicode.h", "unicode/unistr.h", false},
        {"pipeline/model/unicode.cpp", "unicode/unistr.h", true},
        {"stages/index/index.h", "xapian.h", false},
        {"stages/network/graph.h", "igraph.h", false},
        {"stages/network/graph.cpp", "igraph.h", true},
        {"stages/index/index.cpp", "ranges", false},
    }));
    CAPTURE(from, included);
    CHECK(fault(from, included).empty() == allowed);
}

TEST_CASE("floors: no include of this repository climbs or enters a sibling", "[structure]") {
    const fs::path root = GLANE_SOURCE_DIR;
    std::size_t checked = 0;
    for (const char* folder : {"pipeline", "stages"}) {
        for (const std::string& file : sources_in(root, folder)) {
            for (const std::string& included : includes_of(root / file)) {
                CHECK(fault(file, included) == "");
                ++checked;
            }
        }
    }
    CHECK(checked > 100);
}

TEST_CASE("floors: every include of ours names a file from the repository root", "[structure]") {
    const fs::path root = GLANE_SOURCE_DIR;
    for (const char* folder : {"pipeline", "stages", "tests"}) {
        for (const std::string& file : sources_in(root, folder)) {
            std::ifstream in(root / file);
            for (std::string line; std::getline(in, line);) {
                if (!line.starts_with("#include \"")) continue;
                const std::string name = line.substr(10, line.find('"', 10) - 10);
                CAPTURE(file, name);
                CHECK(fs::is_regular_file(root / name));
            }
        }
    }
}
