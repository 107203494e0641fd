#pragma once
// A vector as a sorted set.

#include <algorithm>
#include <vector>

namespace glane {

/// Sorts, and keeps one of those that are equal.
template <typename T>
void sort_unique(std::vector<T>& values) {
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
}

}  // namespace glane
