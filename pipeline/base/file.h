#pragma once
// Files, so that nothing is ever half written: contents go to a temporary name beside the
// target and are renamed when complete. Every failure names the path and says what to do.

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace glane {

/// The whole file as bytes. Throws Error for a missing file, a directory, no permission, or a
/// file of 4 GiB or more (places in a text are 32-bit offsets).
std::string read_file(const std::filesystem::path& path);

/// All of standard input as bytes, with the same limit.
std::string read_standard_input();

/// A file, or standard input where the path is "-", read piece by piece. Throws like read_file.
class ByteReader {
  public:
    explicit ByteReader(const std::filesystem::path& path);
    ByteReader(const ByteReader&) = delete;
    ByteReader& operator=(const ByteReader&) = delete;
    ~ByteReader();

    /// Up to `size` bytes into `bytes`, at least one unless the end is reached; waits for a pipe. Throws Error
    /// once Ctrl-C was pressed.
    std::size_t read(char* bytes, std::size_t size);
    /// As messages call it.
    [[nodiscard]] const std::string& name() const { return name_; }

  private:
    std::string name_;
    int descriptor_;
};

/// Writes `content` beside `path` and renames it into place; on failure the old file stays whole.
void write_file(const std::filesystem::path& path, std::string_view content);

/// Makes the folder and its parents, or throws an Error that names it.
void make_folder(const std::filesystem::path& folder);

/// Several files that appear together: all are written beside their targets first, and only when
/// every one is complete on disk are they renamed. A full disk therefore changes nothing.
class Publication {
  public:
    Publication() = default;
    Publication(const Publication&) = delete;
    Publication& operator=(const Publication&) = delete;
    ~Publication();

    /// Writes the file under its temporary name.
    void add(const std::filesystem::path& path, std::string_view content);
    /// Begins a file that is written piece by piece; the number stands for it in write().
    std::size_t begin(const std::filesystem::path& path);
    void write(std::size_t file, std::string_view content);
    /// Renames all files into place, in the order in which they were added or begun.
    void commit();

  private:
    struct Pending {
        std::filesystem::path temporary;
        std::filesystem::path target;
        int descriptor = -1;  // while it is being written
    };
    void complete(Pending& file);

    std::vector<Pending> pending_;
};

/// Holds an exclusive lock on a folder while it lives, so that two runs never write to one place.
class FolderLock {
  public:
    explicit FolderLock(const std::filesystem::path& folder);
    FolderLock(const FolderLock&) = delete;
    FolderLock& operator=(const FolderLock&) = delete;
    ~FolderLock();

  private:
    int descriptor_;
};

/// The folder of the running program, for finding what is installed beside it.
std::filesystem::path program_folder();

}  // namespace glane
