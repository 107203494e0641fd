#pragma once
// Artefacts as bytes, for the cache. A type lists its fields once, in a member
// `template <typename A> void archive(A& a) { a(first, second); }`; the same list writes and reads.
// The format is little-endian and has no version of its own: the stage's version is in the key.

#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "pipeline/base/error.h"

namespace glane {

template <typename T>
concept Plain = std::is_arithmetic_v<T> || std::is_enum_v<T>;

/// Turns a value into bytes.
class ArchiveWriter {
  public:
    template <typename... T>
    void operator()(T&... fields) {
        (put(fields), ...);
    }
    [[nodiscard]] std::string take() { return std::move(bytes_); }

  private:
    template <Plain T>
    void put(const T& value) {
        bytes_.append(reinterpret_cast<const char*>(&value), sizeof value);
    }
    void put(const std::string& text) {
        put(static_cast<std::uint64_t>(text.size()));
        bytes_ += text;
    }
    template <typename T>
    void put(std::vector<T>& values) {
        put(static_cast<std::uint64_t>(values.size()));
        for (T& value : values) put(value);
    }
    template <typename T>
    void put(std::optional<T>& value) {
        put(value.has_value());
        if (value) put(*value);
    }
    template <typename A, typename B>
    void put(std::pair<A, B>& value) {
        put(value.first);
        put(value.second);
    }
    template <typename T>
        requires requires(T& value, ArchiveWriter& a) { value.archive(a); }
    void put(T& value) {
        value.archive(*this);
    }

    std::string bytes_;
};

/// Turns bytes back into a value. Throws Error for bytes that end too soon.
class ArchiveReader {
  public:
    explicit ArchiveReader(std::string_view bytes) : bytes_(bytes) {}

    template <typename... T>
    void operator()(T&... fields) {
        (get(fields), ...);
    }
    [[nodiscard]] bool at_end() const { return bytes_.empty(); }

  private:
    std::string_view take(std::size_t size) {
        if (size > bytes_.size()) {
            throw Error({.where = {}, .what = "a stored artefact ends too soon", .hint = "delete the work folder"});
        }
        const std::string_view part = bytes_.substr(0, size);
        bytes_.remove_prefix(size);
        return part;
    }
    std::uint64_t size() {
        std::uint64_t value = 0;
        get(value);
        if (value > bytes_.size()) take(value);
        return value;
    }

    template <Plain T>
    void get(T& value) {
        std::memcpy(&value, take(sizeof value).data(), sizeof value);
    }
    void get(std::string& text) { text = take(size()); }
    template <typename T>
    void get(std::vector<T>& values) {
        values.clear();
        for (std::uint64_t left = size(); left > 0; --left) get(values.emplace_back());
    }
    template <typename T>
    void get(std::optional<T>& value) {
        bool present = false;
        get(present);
        value.reset();
        if (present) get(value.emplace());
    }
    template <typename A, typename B>
    void get(std::pair<A, B>& value) {
        get(value.first);
        get(value.second);
    }
    template <typename T>
        requires requires(T& value, ArchiveReader& a) { value.archive(a); }
    void get(T& value) {
        value.archive(*this);
    }

    std::string_view bytes_;
};

/// The bytes of one artefact.
template <typename T>
std::string to_bytes(T& value) {
    ArchiveWriter writer;
    writer(value);
    return writer.take();
}

/// The artefact that `bytes` hold; throws Error when they are not exactly one.
template <typename T>
T from_bytes(std::string_view bytes) {
    T value{};
    ArchiveReader reader(bytes);
    reader(value);
    if (!reader.at_end()) {
        throw Error({.where = {}, .what = "a stored artefact is too long", .hint = "delete the work folder"});
    }
    return value;
}

}  // namespace glane
