// The texts that fuzzing found worth keeping, on every test run.
#include <catch2/catch.hpp>

#include <cstdint>
#include <filesystem>

#include "pipeline/base/file.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

TEST_CASE("fuzz: every kept query ends in an answer or an error", "[fuzz]") {
    std::size_t count = 0;
    for (const auto& entry : std::filesystem::directory_iterator(GLANE_SOURCE_DIR "/tests/fuzz/query")) {
        CAPTURE(entry.path().filename().string());
        const std::string text = glane::read_file(entry.path());
        REQUIRE(LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(text.data()), text.size()) == 0);
        ++count;
    }
    CHECK(count > 20);
}
