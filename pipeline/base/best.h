#pragma once
// The best of many, without keeping the many.

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace glane {

/// Keeps the `most` items that come first by a strict total order, `before(a, b)`. Memory is theirs alone.
template <typename T, typename Before>
class Best {
  public:
    Best(std::size_t most, Before before) : most_(most), before_(std::move(before)) {}

    void add(T item) {
        if (heap_.size() < most_) {
            heap_.push_back(std::move(item));
        } else {
            if (most_ == 0 || !before_(item, heap_.front())) return;
            std::pop_heap(heap_.begin(), heap_.end(), before_);
            heap_.back() = std::move(item);
        }
        std::push_heap(heap_.begin(), heap_.end(), before_);
    }

    /// The first one first.
    [[nodiscard]] std::vector<T> take() && {
        std::sort_heap(heap_.begin(), heap_.end(), before_);
        return std::move(heap_);
    }

  private:
    std::size_t most_;
    Before before_;
    std::vector<T> heap_;  // the last of them on top
};

}  // namespace glane
