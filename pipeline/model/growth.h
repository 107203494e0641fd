#pragma once
// How the vocabulary grows with the text, and measures of its richness.

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace glane {

/// The vocabulary of the first n positions. Formulas after Baayen (2001), chapter 1, and Tweedie & Baayen (1998).
struct GrowthPoint {
    std::int64_t n = 0;           ///< positions
    std::int64_t types = 0;       ///< V, different words
    std::int64_t once = 0;        ///< V1, words that occur once: hapaxes
    std::int64_t twice = 0;       ///< V2
    double ttr = 0.0;             ///< V / N, type-token ratio: it falls with N, whatever the text
    double guiraud = 0.0;         ///< V / √N (Guiraud 1954)
    double herdan = 0.0;          ///< ln V / ln N (Herdan 1960)
    double yule_k = 0.0;          ///< 10⁴ (Σ m² V(m) - N) / N² (Yule 1944); V(m): words that occur m times
    double expected_types = 0.0;  ///< of n positions drawn from all: V - Σ V(m) (1 - n/N)^m (Baayen 2001, eq. 2.43)
    double expected_once = 0.0;   ///< Σ m V(m) (n/N) (1 - n/N)^(m-1)

    template <typename Archive>
    void archive(Archive& a) {
        a(n, types, once, twice, ttr, guiraud, herdan, yule_k, expected_types, expected_once);
    }
};

struct GrowthTable {
    std::string unit;
    std::string convention;  ///< in French
    std::int64_t positions = 0;
    std::vector<GrowthPoint> points;  ///< the last one is the whole text

    template <typename Archive>
    void archive(Archive& a) {
        a(unit, convention, positions, points);
    }
};

/// How many words occur m times, by m.
using Spectrum = std::map<std::int64_t, std::int64_t>;

/// Counts and measures of a text with this spectrum; what is expected is left at 0.
GrowthPoint richness_of(const Spectrum& spectrum);
/// Words, and words that occur once, to expect in `n` positions drawn from a text with this spectrum: binomial
/// interpolation, which does not know the order of the text.
double expected_types(const Spectrum& whole, std::int64_t n);
double expected_once(const Spectrum& whole, std::int64_t n);

}  // namespace glane
