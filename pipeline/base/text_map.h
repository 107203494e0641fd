#pragma once
// Maps of strings that can be asked for a piece of text without a copy of it.

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace glane {

struct TextHash {
    using is_transparent = void;
    // Not noexcept: libstdc++ then keeps the hashes beside the strings.
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};

template <typename Value>
using TextMap = std::unordered_map<std::string, Value, TextHash, std::equal_to<>>;

}  // namespace glane
