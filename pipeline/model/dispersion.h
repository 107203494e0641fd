#pragma once
// How evenly a word is spread over the parts of a corpus: measures over its frequency in each part and the parts'
// sizes, and the table of words that the verb prints.

#include <cstdint>
#include <string>
#include <vector>

#include "pipeline/model/counted_words.h"
#include "pipeline/model/partition.h"

namespace glane {

/// Gries (2008) explains and compares them. Not a number for a word that never occurs.
/// With f of F occurrences and t of T positions in a part, n parts:
struct Dispersion {
    std::uint32_t range = 0;  ///< parts in which the word occurs
    double juilland_d =
        0.0;  ///< 1 - (s / m) / √(n - 1), of the f/t: m their mean, s = √(Σ (f/t - m)² / n) (Juilland 1970)
    double carroll_d2 = 0.0;   ///< -Σ q log2 q / log2 n, q = (f/t) / Σ (f/t) (Carroll 1970)
    double rosengren_s = 0.0;  ///< (Σ √(f t/T))² / F (Rosengren 1971)
    double dp = 0.0;           ///< Σ |f/F - t/T| / 2: 0 where all parts have their share (Gries 2008)
    double dp_norm = 0.0;      ///< DP / (1 - min t/T), from 0 to 1 (Lijffijt & Gries 2012)

    template <typename Archive>
    void archive(Archive& a) {
        a(range, juilland_d, carroll_d2, rosengren_s, dp, dp_norm);
    }
};

/// `frequencies` and `sizes` of the same two or more parts, no size 0.
Dispersion dispersion_of(const std::vector<std::int64_t>& frequencies, const std::vector<std::int64_t>& sizes);

/// One occurrence and where it stands: what a dispersion plot is drawn from.
struct DispersedPlace {
    WordPlace place;
    std::uint32_t part = 0;
    double position = 0.0;          ///< share of the document's positions before it, from 0 to 1
    double position_in_part = 0.0;  ///< the same of its part

    template <typename Archive>
    void archive(Archive& a) {
        a(place, part, position, position_in_part);
    }
};

struct DispersedWord {
    std::string text;  ///< as asked for, or its commonest printed form
    std::uint32_t words = 1;
    std::vector<std::int64_t> frequencies;  ///< in each part
    Dispersion dispersion;
    std::vector<DispersedPlace> places;  ///< in the order of the text

    [[nodiscard]] std::int64_t frequency() const { return static_cast<std::int64_t>(places.size()); }

    template <typename Archive>
    void archive(Archive& a) {
        a(text, words, frequencies, dispersion, places);
    }
};

struct DispersionTable {
    std::string over;        ///< the variable that makes the parts
    std::string unit;        ///< "form" or "lemma"
    std::string convention;  ///< in French
    std::int64_t positions = 0;
    std::int64_t left_out = 0;  ///< positions that belong to no part
    std::vector<Part> parts;
    std::vector<DispersedWord> words;

    template <typename Archive>
    void archive(Archive& a) {
        a(over, unit, convention, positions, left_out, parts, words);
    }
};

}  // namespace glane
