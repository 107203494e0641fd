#pragma once
// SHA-256 (FIPS 180-4, by libcrypto): names the content of texts, artefacts and results.

#include <string>
#include <string_view>

namespace glane {

/// Lower-case hexadecimal SHA-256 of the bytes.
std::string sha256(std::string_view bytes);

/// Joins parts so that no two lists of parts give the same bytes; its SHA-256 is a cache key.
class KeyBuilder {
  public:
    KeyBuilder& add(std::string_view part);
    [[nodiscard]] std::string digest() const { return sha256(parts_); }

  private:
    std::string parts_;
};

}  // namespace glane
