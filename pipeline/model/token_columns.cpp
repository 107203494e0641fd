#include "pipeline/model/token_columns.h"

#include <bit>
#include <cstring>
#include <string>
#include <utility>

#include "pipeline/base/error.h"

namespace glane {
namespace {

static_assert(std::endian::native == std::endian::little, "columns are little-endian and used where they lie");

constexpr std::string_view kFamily = "glane-tokens-";
constexpr std::string_view kMark("glane-tokens-1\n\0", 16);
constexpr std::string_view kEnd = "glane-tokens-end";
constexpr std::size_t kAlign = 8;
constexpr std::size_t kDirectory = kTokenColumns * 2 * sizeof(std::uint64_t);
constexpr std::size_t kFooter = kDirectory + sizeof(std::uint64_t) + kEnd.size();

[[noreturn]] void fail(const std::filesystem::path& path, std::string what) {
    throw Error({.where = {path.string()}, .what = std::move(what), .hint = "delete it; glane builds it again"});
}

std::uint64_t number_at(std::string_view bytes, std::size_t offset) {
    std::uint64_t value = 0;
    std::memcpy(&value, bytes.data() + offset, sizeof value);
    return value;
}

std::string_view as_bytes(const std::uint64_t& value) { return {reinterpret_cast<const char*>(&value), sizeof value}; }

void check_ends(const std::filesystem::path& path, std::string_view file) {
    if (!file.starts_with(kFamily.substr(0, file.size()))) fail(path, "this is not a token table of glane");
    if (file.size() < kMark.size() + kFooter) fail(path, "the token table is truncated");
    if (!file.starts_with(kMark)) fail(path, "the token table is one of another version of glane");
    if (!file.ends_with(kEnd)) fail(path, "the token table is truncated");
}

}  // namespace

TokenColumnWriter::TokenColumnWriter(const std::filesystem::path& path) : file_(publication_.begin(path)) {
    add(kMark);
}

void TokenColumnWriter::add(std::string_view bytes) {
    publication_.write(file_, bytes);
    sum_.add(bytes);
    written_ += bytes.size();
}

void TokenColumnWriter::end_column() {
    if (begun_ > 0) directory_[begun_ - 1][1] = written_ - directory_[begun_ - 1][0];
    add(std::string((kAlign - written_ % kAlign) % kAlign, '\0'));
}

void TokenColumnWriter::begin_column() {
    end_column();
    directory_.at(begun_++)[0] = written_;
}

void TokenColumnWriter::publish() {
    end_column();
    for (const auto& [offset, size] : directory_) {
        add(as_bytes(offset));
        add(as_bytes(size));
    }
    publication_.write(file_, as_bytes(sum_.value()));
    publication_.write(file_, kEnd);
    publication_.commit();
}

TokenColumns::TokenColumns(const std::filesystem::path& path) : file_(path) {
    const std::string_view file = file_.bytes();
    check_ends(path, file);
    const std::size_t directory = file.size() - kFooter;
    const std::size_t summed = directory + kDirectory;
    if (checksum(file.substr(0, summed)) != number_at(file, summed)) fail(path, "the token table is damaged");
    for (std::size_t i = 0; i < kTokenColumns; ++i) {
        const std::uint64_t offset = number_at(file, directory + i * 16);
        const std::uint64_t size = number_at(file, directory + i * 16 + 8);
        if (offset % kAlign != 0 || offset > directory || size > directory - offset) {
            fail(path, "the token table is damaged");
        }
        columns_[i] = file.substr(offset, size);
    }
}

}  // namespace glane
