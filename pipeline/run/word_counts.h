#pragma once
// Word counts that somebody else made: a file of words and frequencies.

#include <cstdint>
#include <filesystem>

#include "pipeline/model/counted_text.h"
#include "pipeline/model/keyness.h"

namespace glane {

/// Reads a table (TSV or CSV) whose first two columns are a word and its frequency; a first line without a number is a
/// heading. Words are folded and added up where forms are counted. `total` is the size of that corpus, 0 for the sum
/// of the frequencies. Throws Error for a frequency that is no count, an empty file, a total below the sum.
WordCounts read_word_counts(const std::filesystem::path& file, WordKey by, std::int64_t total);

}  // namespace glane
