#pragma once
// A half-open range of bytes of one text. The one way in which glane points into texts.

#include <algorithm>
#include <cstdint>
#include <string_view>

namespace glane {

struct Span {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    [[nodiscard]] std::uint32_t size() const { return end - begin; }
    [[nodiscard]] bool empty() const { return begin == end; }
    [[nodiscard]] bool contains(std::uint32_t offset) const { return begin <= offset && offset < end; }
    [[nodiscard]] bool contains(Span other) const { return begin <= other.begin && other.end <= end; }
    [[nodiscard]] bool overlaps(Span other) const { return begin < other.end && other.begin < end; }
    /// The bytes of the span in the text that it belongs to.
    [[nodiscard]] std::string_view of(std::string_view text) const { return text.substr(begin, size()); }
    friend bool operator==(Span, Span) = default;

    template <typename Archive>
    void archive(Archive& a) {
        a(begin, end);
    }
};

/// The smallest span that holds both.
inline Span joined(Span a, Span b) { return {std::min(a.begin, b.begin), std::max(a.end, b.end)}; }

}  // namespace glane
