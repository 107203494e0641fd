#include "tests/support/approved.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "pipeline/base/file.h"

namespace glane {
namespace {

namespace fs = std::filesystem;

/// The repository: this file stands in tests/support/.
fs::path repository() { return fs::path(__FILE__).parent_path().parent_path().parent_path(); }

constexpr std::size_t kShown = 200;

/// The line that starts at or before `at`, cut to what a terminal shows, from near the difference.
std::string shown(std::string_view text, std::size_t at) {
    const std::size_t begin = at == 0 ? 0 : text.rfind('\n', at - 1) + 1;
    const std::size_t from = std::max(begin, at > kShown / 2 ? at - kShown / 2 : 0);
    return std::string(text.substr(from, std::min(text.find('\n', at), from + kShown) - from));
}

}  // namespace

void check_approved(std::string_view name, std::string_view content) {
    const fs::path golden = repository() / "tests" / "golden" / name;
    const char* const approve = std::getenv("GLANE_APPROVE");
    if (approve != nullptr && std::string_view(approve) == "1") {
        make_folder(golden.parent_path());
        write_file(golden, content);
        return;
    }
    const std::string known = fs::exists(golden) ? read_file(golden) : std::string();
    if (known == content) {
        SUCCEED(name);
        return;
    }
    const auto [a, b] = std::mismatch(known.begin(), known.end(), content.begin(), content.end());
    const auto at = static_cast<std::size_t>(a - known.begin());
    const fs::path received = repository() / "output" / "received" / name;
    make_folder(received.parent_path());
    write_file(received, content);
    FAIL_CHECK(fmt::format("{} differs from what was approved, in line {}:\n  approved: {}\n  received: {}\n"
                           "the new file is {}; GLANE_APPROVE=1 accepts it",
                           name, std::count(known.begin(), a, '\n') + 1, shown(known, at), shown(content, at),
                           received.string()));
}

}  // namespace glane
