#include "pipeline/base/mapped_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include <fmt/format.h>

#include "pipeline/base/error.h"

namespace glane {
namespace {

struct Descriptor {
    int value;
    ~Descriptor() {
        if (value >= 0) ::close(value);
    }
};

[[noreturn]] void fail(const std::filesystem::path& path, const std::string& what) {
    throw Error({.where = {path.string()}, .what = what, .hint = "check the path and its permissions"});
}

}  // namespace

MappedFile::MappedFile(const std::filesystem::path& path) {
    const Descriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
    if (file.value < 0) fail(path, fmt::format("cannot open: {}", std::strerror(errno)));
    struct stat status {};
    if (::fstat(file.value, &status) != 0 || !S_ISREG(status.st_mode)) fail(path, "this is not a plain file");
    const auto size = static_cast<std::size_t>(status.st_size);
    if (size == 0) return;  // nothing can be mapped of an empty file
    void* const mapped = ::mmap(nullptr, size, PROT_READ, MAP_SHARED, file.value, 0);
    if (mapped == MAP_FAILED) fail(path, fmt::format("cannot map into memory: {}", std::strerror(errno)));
    bytes_ = {static_cast<const char*>(mapped), size};
}

MappedFile::MappedFile(MappedFile&& other) noexcept : bytes_(std::exchange(other.bytes_, {})) {}

MappedFile::~MappedFile() {
    if (!bytes_.empty()) ::munmap(const_cast<char*>(bytes_.data()), bytes_.size());
}

}  // namespace glane
