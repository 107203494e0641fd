#pragma once
// Bytes that wait on the disk until they are needed again, so that what is built of a large corpus does not have to
// fit into memory. The file has no name and disappears with the object, or with the program.

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

namespace glane {

class SpillFile {
  public:
    /// In `folder`, which must have the room.
    explicit SpillFile(const std::filesystem::path& folder);
    SpillFile(const SpillFile&) = delete;
    SpillFile& operator=(const SpillFile&) = delete;
    ~SpillFile();

    template <typename Number>
    void append(Number number) {
        waiting_.append(reinterpret_cast<const char*>(&number), sizeof number);
        if (waiting_.size() >= kBlock) flush();
    }
    [[nodiscard]] std::uint64_t size() const { return written_ + waiting_.size(); }
    /// Everything from the beginning, in blocks; all but the last have 64 KiB.
    void read(const std::function<void(std::string_view block)>& use);

  private:
    static constexpr std::size_t kBlock = std::size_t{1} << 16U;
    void flush();
    [[noreturn]] void fail(const char* action) const;

    std::filesystem::path folder_;
    int descriptor_ = -1;
    std::string waiting_;
    std::uint64_t written_ = 0;
};

}  // namespace glane
