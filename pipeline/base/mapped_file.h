#pragma once
// A file used where it lies: its bytes as memory that the system fetches when they are read.

#include <filesystem>
#include <string_view>

namespace glane {

class MappedFile {
  public:
    /// Throws Error for a missing file, a folder, no permission.
    explicit MappedFile(const std::filesystem::path& path);
    MappedFile(MappedFile&& other) noexcept;
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;
    MappedFile& operator=(MappedFile&&) = delete;
    ~MappedFile();

    [[nodiscard]] std::string_view bytes() const { return bytes_; }

  private:
    std::string_view bytes_;
};

}  // namespace glane
