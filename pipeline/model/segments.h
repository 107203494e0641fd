#pragma once
// Expressions of several words: the repeated segments of the text (Salem 1987, "segments répétés"),
// less those that only live inside a longer one.

#include <cstdint>
#include <vector>

#include "pipeline/model/counted_text.h"
#include "pipeline/model/mark.h"

namespace glane {

constexpr std::uint32_t kLongestSegment = 6;  ///< words; what is repeated at greater length is a quotation

/// A repeated segment: `words` positions in a row from each of `starts`, none overlapping another.
struct RepeatedSegment {
    std::uint32_t words = 0;
    std::vector<std::uint32_t> starts;  ///< in reading order

    /// A place behind those that are known; none when it overlaps the last of them.
    void add_place(std::uint32_t begin) {
        if (starts.empty() || starts.back() + words <= begin) starts.push_back(begin);
    }
};

/// All segments of 2 to 6 words that stand at least twice in the text, do not cross punctuation, a
/// number, the node or the end of a sentence, and neither begin nor end with a stop word. A shorter one is
/// dropped when at least four in five of its occurrences lie inside longer ones that are kept, or
/// inside a passage of more than six words that is repeated as a whole. Frantzi, Ananiadou & Mima
/// (2000) take the nested occurrences off a mean (C-value); here each is known by its place.
/// Ordered by length, the longest first, then by first occurrence.
std::vector<RepeatedSegment> repeated_segments(const CountedText& counted, const std::vector<Mark>& marks, WordKey by);

/// Gives segments, none twice, all their places in the text: those too that hold or overlap what was barred when they
/// were found.
void find_everywhere(std::vector<RepeatedSegment>& segments, const CountedText& counted, WordKey by);

/// Of candidates by length, [0] the shortest, those that do not live inside longer ones, as above.
std::vector<RepeatedSegment> without_nested(std::vector<std::vector<RepeatedSegment>> by_length,
                                            const CountedText& counted, WordKey by);

}  // namespace glane
