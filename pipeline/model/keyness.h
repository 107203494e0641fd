#pragma once
// Which words a corpus has more of than another one, or less.

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "pipeline/model/contingency.h"
#include "pipeline/model/counted_words.h"

namespace glane {

/// The words of a corpus to compare with, however they were counted.
struct WordCounts {
    std::string name;                               ///< as printed
    std::map<std::string, std::int64_t> frequency;  ///< by folded form or by lemma
    std::int64_t total = 0;                         ///< positions, words that have no frequency here included

    friend bool operator==(const WordCounts&, const WordCounts&) = default;
};

struct KeyWord {
    std::string text;  ///< its commonest printed form; its key where only the other corpus has it
    std::string key;
    Contingency cells;            ///< row 1 this corpus, row 2 the other; column 1 the word
    double log_likelihood = 0.0;  ///< G², negative where there are fewer than expected
    double log_ratio = 0.0;       ///< Hardie (2014)
    double percent_difference = 0.0;
    double p = 1.0;
    double q = 1.0;  ///< p adjusted over the whole table
    std::uint32_t interviews = 0;
    std::vector<WordPlace> places;

    template <typename Archive>
    void archive(Archive& a) {
        a(text, key, cells, log_likelihood, log_ratio, percent_difference, p, q, interviews, places);
    }
};

struct KeynessTable {
    std::string against;
    std::string unit;
    std::string convention;  ///< in French
    std::int64_t positions = 0;
    std::int64_t positions_against = 0;
    std::vector<KeyWord> words;  ///< from the highest G² to the lowest

    template <typename Archive>
    void archive(Archive& a) {
        a(against, unit, convention, positions, positions_against, words);
    }
};

/// %DIFF (Gabrielatos & Marchi 2011): by how many hundredths the word's share of this corpus exceeds its share of the
/// other, -100 where only the other has it; 0.5 occurrences stand for none in the other.
double percent_difference(const Contingency& cells);

}  // namespace glane
