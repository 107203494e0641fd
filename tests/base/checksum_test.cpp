#include "pipeline/base/checksum.h"

#include <catch2/catch.hpp>

using namespace glane;

TEST_CASE("checksum: it is XXH64, however the bytes are cut", "[base]") {
    auto [text, sum] = GENERATE(table<std::string, std::uint64_t>({
        {"", 0xEF46DB3751D8E999U},
        {"a", 0xD24EC4F1A98C6E5BU},
        {"abc", 0x44BC2CF5AD770999U},
        {"Nobody inspects the spammish repetition", 0xFBCEA83C8A378BF1U},
    }));
    CHECK(checksum(text) == sum);
    for (std::size_t cut = 0; cut <= text.size(); ++cut) {
        Checksum pieces;
        pieces.add(std::string_view(text).substr(0, cut));
        pieces.add(std::string_view(text).substr(cut));
        CHECK(pieces.value() == sum);
    }
}
