#pragma once
// Work spread over threads. Results are stored by index, so the output never depends on timing.

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace glane {

/// Calls work(0) … work(count - 1), each once, on up to `threads` threads; rethrows the first failure.
template <typename Work>
void for_each_index(std::size_t count, unsigned threads, const Work& work) {
    std::atomic<std::size_t> next{0};
    std::exception_ptr failure;
    std::mutex guard;
    const auto loop = [&] {
        for (std::size_t i = next++; i < count; i = next++) {
            try {
                work(i);
            } catch (...) {
                const std::lock_guard lock(guard);
                if (!failure) failure = std::current_exception();
                next = count;
            }
        }
    };
    std::vector<std::thread> crew;
    for (unsigned i = 1; i < std::min<std::size_t>(threads, count); ++i) crew.emplace_back(loop);
    loop();
    for (std::thread& thread : crew) thread.join();
    if (failure) std::rethrow_exception(failure);
}

}  // namespace glane
