#include "pipeline/base/spill_file.h"

#include <stdlib.h>  // mkstemp
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <fmt/format.h>

#include "pipeline/base/error.h"

namespace glane {

SpillFile::SpillFile(const std::filesystem::path& folder) : folder_(folder) {
    std::string name = (folder / ".spill-XXXXXX").string();
    descriptor_ = ::mkstemp(name.data());
    if (descriptor_ < 0) fail("write a temporary file");
    ::unlink(name.c_str());
    waiting_.reserve(kBlock + sizeof(std::uint64_t));
}

SpillFile::~SpillFile() { ::close(descriptor_); }

void SpillFile::flush() {
    for (std::string_view left = waiting_; !left.empty();) {
        const ssize_t put = ::pwrite(descriptor_, left.data(), left.size(), static_cast<off_t>(written_));
        if (put < 0 && errno == EINTR) continue;
        if (put < 0) fail("write a temporary file");
        written_ += static_cast<std::size_t>(put);
        left.remove_prefix(static_cast<std::size_t>(put));
    }
    waiting_.clear();
}

void SpillFile::read(const std::function<void(std::string_view block)>& use) {
    flush();
    std::string block(kBlock, '\0');
    for (std::uint64_t offset = 0; offset < written_;) {
        const auto wanted = static_cast<std::size_t>(std::min<std::uint64_t>(kBlock, written_ - offset));
        std::size_t got = 0;
        while (got < wanted) {
            const ssize_t n = ::pread(descriptor_, block.data() + got, wanted - got, static_cast<off_t>(offset + got));
            if (n < 0 && errno == EINTR) continue;
            if (n <= 0) fail("read a temporary file");
            got += static_cast<std::size_t>(n);
        }
        use(std::string_view(block).substr(0, wanted));
        offset += wanted;
    }
}

void SpillFile::fail(const char* action) const {
    throw Error({.where = {folder_.string()},
                 .what = fmt::format("cannot {} here: {}", action, std::strerror(errno)),
                 .hint = "check the free space and the permissions of the folder"});
}

}  // namespace glane
