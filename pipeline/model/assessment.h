#pragma once
// How well a text was restored, where its truth is known.

#include <cstdint>
#include <string>

namespace glane {

/// Counts of words; `damaged`, `mended` and `broken` are words of the truth.
struct Assessment {
    std::string document;
    std::int64_t words = 0;          ///< of the truth
    std::int64_t errors_before = 0;  ///< substitutions, omissions and additions of the source
    std::int64_t errors_after = 0;   ///< the same of the restored text
    std::int64_t damaged = 0;        ///< wrong in the source
    std::int64_t mended = 0;         ///< of these, right in the restored text
    std::int64_t broken = 0;         ///< right in the source, wrong in the restored text

    template <typename Archive>
    void archive(Archive& a) {
        a(document, words, errors_before, errors_after, damaged, mended, broken);
    }
    Assessment& operator+=(const Assessment& other) {
        words += other.words;
        errors_before += other.errors_before;
        errors_after += other.errors_after;
        damaged += other.damaged;
        mended += other.mended;
        broken += other.broken;
        return *this;
    }
};

}  // namespace glane
