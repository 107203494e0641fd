#pragma once
// The file of the full-text index: where it lies, and the seal that tells a whole one from a truncated or
// damaged one. Xapian reads the file from its beginning and does not see the seal at its end:
//
//   "glane-seal-1\n", then the size of what is before the seal and its SHA-256, both in hexadecimal

#include <cstddef>
#include <filesystem>
#include <string>

namespace glane {

/// passages.glass in the folder of the index.
std::filesystem::path search_file(const std::filesystem::path& folder);

/// Appends the seal and brings the file to the disk.
void seal_search_file(const std::filesystem::path& path);

enum class SealCheck {
    size,    ///< finds truncation; takes no time
    digest,  ///< finds any changed byte; reads the whole file
};
struct SealedFile {
    int descriptor = -1;      ///< open for reading at its beginning; the caller closes it
    std::size_t content = 0;  ///< bytes before the seal
};
/// Throws Error for a
/// missing file, one without a seal, and one that differs from its seal. Small files always get the
/// digest check.
SealedFile open_sealed(const std::filesystem::path& folder, SealCheck check);

}  // namespace glane
