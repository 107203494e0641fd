#include "pipeline/model/search_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "pipeline/base/digest.h"
#include "pipeline/base/error.h"
#include "pipeline/base/file.h"

namespace glane {
namespace fs = std::filesystem;
namespace {

constexpr std::string_view kMark = "glane-seal-1\n";
constexpr std::size_t kSealSize = kMark.size() + 16 + 64;
/// Up to this size, the digest takes a few milliseconds at most.
constexpr std::size_t kSmall = std::size_t{4} << 20U;

std::string seal_of(std::string_view content) {
    return fmt::format("{}{:016x}{}", kMark, content.size(), sha256(content));
}

[[noreturn]] void fail(const fs::path& path, std::string what) {
    throw Error({.where = {path.string()}, .what = std::move(what), .hint = "run `glane run`, which builds the index"});
}

/// Closes the descriptor unless it is released.
class Descriptor {
  public:
    explicit Descriptor(int value) : value_(value) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() {
        if (value_ >= 0) ::close(value_);
    }
    [[nodiscard]] int get() const { return value_; }
    int release() { return std::exchange(value_, -1); }

  private:
    int value_;
};

std::string bytes_at(int descriptor, const fs::path& path, std::size_t offset, std::size_t size) {
    std::string bytes(size, '\0');
    std::size_t got = 0;
    while (got < size) {
        const ssize_t n = ::pread(descriptor, bytes.data() + got, size - got, static_cast<off_t>(offset + got));
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) fail(path, "the search index cannot be read to its end");
        got += static_cast<std::size_t>(n);
    }
    return bytes;
}

}  // namespace

fs::path search_file(const fs::path& folder) { return folder / "passages.glass"; }

void seal_search_file(const fs::path& path) {
    const std::string seal = seal_of(read_file(path));
    const Descriptor file(::open(path.c_str(), O_WRONLY | O_APPEND | O_CLOEXEC));
    const bool written = file.get() >= 0 &&
                         ::write(file.get(), seal.data(), seal.size()) == static_cast<ssize_t>(seal.size()) &&
                         (::fsync(file.get()) == 0 || errno == EINVAL);
    if (!written) {
        throw Error({.where = {path.string()},
                     .what = fmt::format("cannot write the search index: {}", std::strerror(errno)),
                     .hint = "check the free space and the permissions of the folder"});
    }
}

SealedFile open_sealed(const fs::path& folder, SealCheck check) {
    const fs::path path = search_file(folder);
    Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (file.get() < 0) {
        fail(path, errno == ENOENT || errno == ENOTDIR
                       ? std::string("there is no search index here")
                       : fmt::format("cannot open the search index: {}", std::strerror(errno)));
    }
    struct stat status {};
    if (::fstat(file.get(), &status) != 0 || !S_ISREG(status.st_mode)) fail(path, "this is not a search index");
    const auto size = static_cast<std::size_t>(status.st_size);
    if (size < kSealSize) fail(path, "the search index is truncated, or not one of glane");
    const std::size_t content = size - kSealSize;
    const std::string seal = bytes_at(file.get(), path, content, kSealSize);
    if (!seal.starts_with(fmt::format("{}{:016x}", kMark, content))) {
        fail(path, "the search index is truncated, or not one of glane");
    }
    if (check == SealCheck::digest || content <= kSmall) {
        if (seal_of(bytes_at(file.get(), path, 0, content)) != seal) fail(path, "the search index is damaged");
    }
    return {file.release(), content};
}

}  // namespace glane
