#pragma once
// Repeated segments: sequences of words that come back, with their places.

#include <cstdint>
#include <string>
#include <vector>

#include "pipeline/model/counted_words.h"

namespace glane {

struct SegmentRow {
    std::string text;  ///< its commonest printed form
    std::string key;   ///< what was counted
    std::uint32_t words = 0;
    std::int64_t nested = 0;       ///< occurrences that lie inside a longer segment
    double c_value = 0.0;          ///< Frantzi, Ananiadou & Mima (2000)
    std::uint32_t interviews = 0;  ///< in how many it stands
    std::vector<WordPlace> places;

    [[nodiscard]] std::int64_t frequency() const { return static_cast<std::int64_t>(places.size()); }

    template <typename Archive>
    void archive(Archive& a) {
        a(text, key, words, nested, c_value, interviews, places);
    }
};

struct SegmentTable {
    std::string unit;        ///< "form" or "lemma"
    std::string convention;  ///< in French
    std::int64_t positions = 0;
    std::vector<SegmentRow> segments;  ///< the most frequent first, longer ones before shorter

    template <typename Archive>
    void archive(Archive& a) {
        a(unit, convention, positions, segments);
    }
};

}  // namespace glane
