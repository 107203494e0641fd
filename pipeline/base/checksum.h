#pragma once
// XXH64 (Collet, xxHash 0.6, github.com/Cyan4973/xxHash, doc/xxhash_spec.md): tells at memory speed whether large
// columns are what was written. Names of contents, where chance must not be trusted, are SHA-256: digest.h.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace glane {

/// The checksum of bytes that come in pieces; how they are cut does not matter.
class Checksum {
  public:
    Checksum();
    void add(std::string_view bytes);
    [[nodiscard]] std::uint64_t value() const;

  private:
    std::array<std::uint64_t, 4> lanes_;
    std::uint64_t size_ = 0;
    std::string rest_;  // less than one stripe
};

/// XXH64 of the bytes, seed 0.
std::uint64_t checksum(std::string_view bytes);

}  // namespace glane
