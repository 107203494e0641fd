#include "pipeline/base/file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <cstring>
#include <limits>
#include <utility>

#include <fmt/format.h>

#include "pipeline/base/error.h"
#include "pipeline/base/reporter.h"

namespace glane {
namespace fs = std::filesystem;
namespace {

std::string hint_for(int code) {
    switch (code) {
        case ENOENT: return "check the spelling of the path";
        case EACCES:
        case EPERM:
        case EROFS: return "check the permissions, or write elsewhere with --output DIR";
        case ENOSPC:
        case EDQUOT: return "the disk is full: free some space, or write elsewhere with --output DIR";
        default: return {};
    }
}

[[noreturn]] void fail(const fs::path& path, const char* action, int code) {
    throw Error({.where = {path.string()},
                 .what = fmt::format("cannot {}: {}", action, std::strerror(code)),
                 .hint = hint_for(code)});
}

/// Closes the descriptor at the end of its scope.
struct Descriptor {
    int value;
    ~Descriptor() {
        if (value >= 0) ::close(value);
    }
};

int open_text(const fs::path& path) {
    Descriptor in{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
    if (in.value < 0) fail(path, "open", errno);
    struct stat status {};
    if (::fstat(in.value, &status) != 0) fail(path, "read", errno);
    if (S_ISDIR(status.st_mode)) {
        throw Error({.where = {path.string()},
                     .what = "this is a folder, a text file is needed",
                     .hint = "name one of the files in it"});
    }
    return std::exchange(in.value, -1);
}

std::string read_all(int descriptor, const fs::path& path, std::size_t expected) {
    constexpr std::size_t kLimit = std::numeric_limits<std::uint32_t>::max();
    std::string bytes;
    bytes.reserve(expected + 1);
    std::size_t size = 0;
    while (true) {
        if (size == bytes.size()) bytes.resize(std::max<std::size_t>(bytes.capacity(), size + 65536));
        const ssize_t got = ::read(descriptor, bytes.data() + size, bytes.size() - size);
        if (got < 0 && errno == EINTR) {
            stop_if_interrupted();
            continue;
        }
        if (got < 0) fail(path, "read", errno);
        if (got == 0) break;
        size += static_cast<std::size_t>(got);
        if (size >= kLimit) {
            throw Error({.where = {path.string()},
                         .what = "the text is larger than 4 GiB",
                         .hint = "split it into several files"});
        }
    }
    bytes.resize(size);
    return bytes;
}

void write_all(int descriptor, const fs::path& path, std::string_view content) {
    while (!content.empty()) {
        const ssize_t written = ::write(descriptor, content.data(), content.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) fail(path, "write", errno);
        content.remove_prefix(static_cast<std::size_t>(written));
    }
}

fs::path temporary_name(const fs::path& path) {
    return path.parent_path() / ("." + path.filename().string() + ".part");
}

/// Renaming a file over a device or a pipe would replace it for every program of the machine.
void refuse_special(const fs::path& target) {
    std::error_code missing;
    const fs::file_status status = fs::status(target, missing);
    if (!fs::exists(status) || fs::is_regular_file(status)) return;
    throw Error({.where = {target.string()},
                 .what = fs::is_directory(status) ? "a folder stands where the file should go"
                                                  : "a device or a pipe cannot be replaced by a file",
                 .hint = "name a plain file"});
}

void write_temporary(const fs::path& temporary, const fs::path& target, std::string_view content) {
    refuse_special(target);
    Descriptor out{::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644)};
    if (out.value < 0) fail(target, "write", errno);
    try {
        write_all(out.value, target, content);
        if (::fsync(out.value) != 0 && errno != EINVAL) fail(target, "write", errno);
    } catch (...) {
        ::unlink(temporary.c_str());
        throw;
    }
}

void rename_into_place(const fs::path& temporary, const fs::path& target) {
    if (::rename(temporary.c_str(), target.c_str()) != 0) {
        const int code = errno;
        ::unlink(temporary.c_str());
        fail(target, "write", code);
    }
}

}  // namespace

std::string read_file(const fs::path& path) {
    Descriptor in{open_text(path)};
    struct stat status {};
    if (::fstat(in.value, &status) != 0) fail(path, "read", errno);
    return read_all(in.value, path, static_cast<std::size_t>(status.st_size));
}

std::string read_standard_input() { return read_all(STDIN_FILENO, "standard input", 0); }

ByteReader::ByteReader(const fs::path& path)
    : name_(path == "-" ? "standard input" : path.string()), descriptor_(path == "-" ? STDIN_FILENO : open_text(path)) {}

ByteReader::~ByteReader() {
    if (descriptor_ != STDIN_FILENO) ::close(descriptor_);
}

std::size_t ByteReader::read(char* bytes, std::size_t size) {
    stop_if_interrupted();
    while (true) {
        const ssize_t got = ::read(descriptor_, bytes, size);
        if (got >= 0) return static_cast<std::size_t>(got);
        if (errno != EINTR) fail(name_, "read", errno);
        stop_if_interrupted();
    }
}

void write_file(const fs::path& path, std::string_view content) {
    const fs::path temporary = temporary_name(path);
    write_temporary(temporary, path, content);
    rename_into_place(temporary, path);
}

void make_folder(const fs::path& folder) {
    std::error_code code;
    fs::create_directories(folder, code);
    if (code) fail(folder, "make the folder", code.value());
}

Publication::~Publication() {
    for (const Pending& file : pending_) {
        if (file.descriptor >= 0) ::close(file.descriptor);
        ::unlink(file.temporary.c_str());
    }
}

void Publication::add(const fs::path& path, std::string_view content) {
    const std::size_t file = begin(path);
    write(file, content);
    complete(pending_[file]);
}

std::size_t Publication::begin(const fs::path& path) {
    refuse_special(path);
    Pending& file = pending_.emplace_back(Pending{temporary_name(path), path});
    file.descriptor = ::open(file.temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    if (file.descriptor < 0) fail(path, "write", errno);
    return pending_.size() - 1;
}

void Publication::write(std::size_t file, std::string_view content) {
    write_all(pending_[file].descriptor, pending_[file].target, content);
}

/// Safe on disk, and closed.
void Publication::complete(Pending& file) {
    if (file.descriptor < 0) return;
    if (::fsync(file.descriptor) != 0 && errno != EINVAL) fail(file.target, "write", errno);
    const int descriptor = std::exchange(file.descriptor, -1);
    if (::close(descriptor) != 0) fail(file.target, "write", errno);
}

void Publication::commit() {
    for (Pending& file : pending_) complete(file);
    for (const Pending& file : pending_) rename_into_place(file.temporary, file.target);
    pending_.clear();
}

FolderLock::FolderLock(const fs::path& folder) {
    make_folder(folder);
    const fs::path path = folder / ".lock";
    descriptor_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (descriptor_ < 0) fail(path, "lock the folder", errno);
    if (::flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
        ::close(descriptor_);
        throw Error({.where = {folder.string()},
                     .what = "another run of glane is writing here",
                     .hint = "wait until it has finished, or use --output DIR"});
    }
}

FolderLock::~FolderLock() { ::close(descriptor_); }

fs::path program_folder() {
    std::error_code code;
    const fs::path program = fs::read_symlink("/proc/self/exe", code);
    return code ? fs::current_path() : program.parent_path();
}

}  // namespace glane
