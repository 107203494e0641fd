#include "pipeline/model/search_columns.h"

#include <sys/mman.h>

#include <bit>
#include <cstring>
#include <fstream>
#include <utility>

#include "pipeline/base/error.h"

namespace glane {
namespace {

static_assert(std::endian::native == std::endian::little, "columns are little-endian and used where they lie");

constexpr std::string_view kMark = "glane-columns-1\n";
constexpr std::size_t kAlign = 8;
constexpr std::size_t kFooter = sizeof(std::uint64_t) + kMark.size();

std::uint64_t number_at(std::string_view bytes, std::size_t offset) {
    std::uint64_t value = 0;
    if (offset + sizeof value > bytes.size()) fail_damaged_index();
    std::memcpy(&value, bytes.data() + offset, sizeof value);
    return value;
}

/// Of a column that begins with a count: the count, and numbers behind it.
std::span<const std::uint32_t> ends_of(std::string_view column) {
    if (column.empty()) return {};
    const std::uint64_t count = number_at(column, 0);
    if (count > (column.size() - sizeof count) / sizeof(std::uint32_t)) fail_damaged_index();
    return {reinterpret_cast<const std::uint32_t*>(column.data() + sizeof count), count};
}

std::string_view behind(std::string_view column, std::span<const std::uint32_t> ends) {
    return column.empty() ? column : column.substr(sizeof(std::uint64_t) + ends.size_bytes());
}

std::pair<std::size_t, std::size_t> range_of(std::span<const std::uint32_t> ends, std::size_t index, std::size_t size) {
    if (index >= ends.size()) fail_damaged_index();
    const std::size_t begin = index == 0 ? 0 : ends[index - 1];
    if (begin > ends[index] || ends[index] > size) fail_damaged_index();
    return {begin, ends[index]};
}

void put(std::string& bytes, std::uint64_t value) { bytes.append(reinterpret_cast<const char*>(&value), sizeof value); }

std::string begun(const std::vector<std::uint32_t>& ends) {
    std::string bytes;
    put(bytes, ends.size());
    return bytes + numbers_column(ends);
}

}  // namespace

void fail_damaged_index() {
    throw Error({.where = {},
                 .what = "the search index is damaged: its words cannot be read",
                 .hint = "run `glane run`, which builds it again"});
}

Texts::Texts(std::string_view column) : ends_(ends_of(column)), bytes_(behind(column, ends_)) {}

std::string_view Texts::operator[](std::size_t index) const {
    const auto [begin, end] = range_of(ends_, index, bytes_.size());
    return bytes_.substr(begin, end - begin);
}

std::size_t Texts::lower_bound(std::string_view text) const {
    std::size_t low = 0;
    std::size_t high = size();
    while (low < high) {
        const std::size_t middle = low + (high - low) / 2;
        if ((*this)[middle] < text) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

std::optional<std::size_t> Texts::find(std::string_view text) const {
    const std::size_t at = lower_bound(text);
    if (at == size() || (*this)[at] != text) return std::nullopt;
    return at;
}

Lists::Lists(std::string_view column) : ends_(ends_of(column)) {
    const std::string_view rest = behind(column, ends_);
    numbers_ = {reinterpret_cast<const std::uint32_t*>(rest.data()), rest.size() / sizeof(std::uint32_t)};
}

std::span<const std::uint32_t> Lists::operator[](std::size_t index) const {
    const auto [begin, end] = range_of(ends_, index, numbers_.size());
    return numbers_.subspan(begin, end - begin);
}

std::string texts_column(const std::vector<std::string_view>& texts) {
    std::vector<std::uint32_t> ends;
    std::string bytes;
    for (const std::string_view text : texts) {
        bytes += text;
        ends.push_back(static_cast<std::uint32_t>(bytes.size()));
    }
    return begun(ends) + bytes;
}

std::string lists_column(const std::vector<std::vector<std::uint32_t>>& lists) {
    std::vector<std::uint32_t> ends;
    std::vector<std::uint32_t> numbers;
    for (const std::vector<std::uint32_t>& list : lists) {
        numbers.insert(numbers.end(), list.begin(), list.end());
        ends.push_back(static_cast<std::uint32_t>(numbers.size()));
    }
    return begun(ends) + numbers_column(numbers);
}

void append_columns(const std::filesystem::path& path, const ColumnTexts& columns) {
    std::ofstream out(path, std::ios::binary | std::ios::app);
    std::uint64_t offset = std::filesystem::file_size(path);
    const auto pad = [&] {
        const std::size_t missing = (kAlign - offset % kAlign) % kAlign;
        out << std::string(missing, '\0');
        offset += missing;
    };
    std::string directory;
    for (const std::string& column : columns) {
        pad();
        put(directory, offset);
        put(directory, column.size());
        out.write(column.data(), static_cast<std::streamsize>(column.size()));
        offset += column.size();
    }
    pad();
    put(directory, offset);
    out << directory << kMark;
    out.close();
    if (!out) {
        throw Error({.where = {path.string()},
                     .what = "cannot write the search index",
                     .hint = "check the free space and the permissions of the folder"});
    }
}

Columns::Columns(int descriptor, std::size_t end) {
    void* mapped = ::mmap(nullptr, end, PROT_READ, MAP_SHARED, descriptor, 0);
    if (mapped == MAP_FAILED) {
        throw Error({.where = {}, .what = "the search index cannot be mapped into memory", .hint = ""});
    }
    file_ = {static_cast<const char*>(mapped), end};
    try {
        read_directory();
    } catch (...) {
        ::munmap(mapped, end);
        throw;
    }
}

Columns::~Columns() { ::munmap(const_cast<char*>(file_.data()), file_.size()); }

void Columns::read_directory() {
    if (file_.size() < kFooter || !file_.ends_with(kMark)) fail_damaged_index();
    const std::uint64_t directory = number_at(file_, file_.size() - kFooter);
    if (directory + kColumns * 2 * sizeof(std::uint64_t) + kFooter != file_.size()) fail_damaged_index();
    for (std::size_t i = 0; i < kColumns; ++i) {
        const std::uint64_t offset = number_at(file_, directory + i * 16);
        const std::uint64_t size = number_at(file_, directory + i * 16 + 8);
        if (offset % kAlign != 0 || offset > directory || size > directory - offset) fail_damaged_index();
        columns_[i] = file_.substr(offset, size);
    }
}

}  // namespace glane
