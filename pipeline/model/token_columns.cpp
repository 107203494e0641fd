#include "pipeline/model/token_columns.h"

#include <bit>
#include <cassert>
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
constexpr std::size_t kDirectory = kTokenColumns * sizeof(TokenColumnPlace);
constexpr std::size_t kFooter = kDirectory + sizeof(std::uint64_t) + kEnd.size();

[[noreturn]] void fail(const std::filesystem::path& path, std::string what) {
    throw Error({.where = {path.string()}, .what = std::move(what), .hint = "delete it; glane builds it again"});
}

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
    if (!directory_.empty()) {
        directory_.back().size = written_ - directory_.back().offset;
        directory_.back().sum = sum_.value();
    }
    add(std::string((kAlign - written_ % kAlign) % kAlign, '\0'));
    sum_ = Checksum();
}

void TokenColumnWriter::begin_column() {
    end_column();
    directory_.push_back({.offset = written_});
}

void TokenColumnWriter::publish() {
    end_column();
    assert(directory_.size() == kTokenColumns);
    add_numbers(std::span<const TokenColumnPlace>(directory_));
    const std::uint64_t sum = sum_.value();
    publication_.write(file_, {reinterpret_cast<const char*>(&sum), sizeof sum});
    publication_.write(file_, kEnd);
    publication_.commit();
}

TokenColumns::TokenColumns(const std::filesystem::path& path) : path_(path), file_(path), directory_(kTokenColumns) {
    const std::string_view file = file_.bytes();
    check_ends(path, file);
    const std::size_t end = file.size() - kFooter;
    const std::string_view directory = file.substr(end, kDirectory);
    std::uint64_t sum = 0;
    std::memcpy(&sum, file.data() + end + kDirectory, sizeof sum);
    if (checksum(directory) != sum) fail(path, "the token table is damaged");
    std::memcpy(directory_.data(), directory.data(), kDirectory);
    for (const TokenColumnPlace& place : directory_) {
        const bool inside = place.offset <= end && place.size <= end - place.offset;
        if (!inside || place.offset % kAlign != 0) fail(path, "the token table is damaged");
    }
}

std::string_view TokenColumns::bytes(TokenColumn column) const {
    const TokenColumnPlace& place = directory_[static_cast<std::size_t>(column)];
    const std::string_view bytes = file_.bytes().substr(place.offset, place.size);
    if (checksum(bytes) != place.sum) fail(path_, "the token table is damaged");
    return bytes;
}

}  // namespace glane
