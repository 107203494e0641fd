#pragma once
// A ZIP archive as bytes, by libzip, which stays inside zip.cpp. Equal entries give equal bytes: every
// entry has the same date (1 January 1980, the first that ZIP knows) and no path, owner or right.

#include <string>
#include <vector>

namespace glane {

struct ZipEntry {
    enum class Packing { stored, deflated };

    std::string name;
    std::string content;
    Packing packing = Packing::deflated;
};

/// The entries in their order.
std::string zip_archive(const std::vector<ZipEntry>& entries);
/// The same from bytes; throws Error for what is no archive.
std::vector<ZipEntry> read_zip(const std::string& bytes);

/// Version of the library, for the manifest.
std::string zip_library_version();

}  // namespace glane
