#include "pipeline/base/digest.h"

#include <openssl/evp.h>

#include <array>

#include <fmt/format.h>

#include "pipeline/base/error.h"

namespace glane {

std::string sha256(std::string_view bytes) {
    std::array<unsigned char, 32> raw{};
    if (EVP_Digest(bytes.data(), bytes.size(), raw.data(), nullptr, EVP_sha256(), nullptr) != 1) {
        throw Error({.where = {}, .what = "libcrypto offers no SHA-256", .hint = {}}, ExitCode::bug);
    }
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text;
    for (const unsigned char byte : raw) {
        text += kDigits[byte >> 4U];
        text += kDigits[byte & 15U];
    }
    return text;
}

KeyBuilder& KeyBuilder::add(std::string_view part) {
    parts_ += fmt::format("{}:", part.size());
    parts_ += part;
    return *this;
}

}  // namespace glane
