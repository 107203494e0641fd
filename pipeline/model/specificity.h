#pragma once
// Which words the parts of a corpus have more of, or less, than chance would give them: every word in every part,
// with its counts and the places behind them.

#include <cstdint>
#include <string>
#include <vector>

#include "pipeline/model/contingency.h"
#include "pipeline/model/counted_words.h"
#include "pipeline/model/partition.h"

namespace glane {

/// A word in one part.
struct SpecificUse {
    double specificity =
        0.0;         ///< Lafon (1980): -log10 of its probability, negative where there are fewer than expected
    double p = 1.0;  ///< Fisher's exact test, two-sided
    double q = 1.0;  ///< the same adjusted over the whole table (Benjamini & Hochberg 1995)
    std::uint32_t interviews = 0;
    std::vector<WordPlace> places;

    [[nodiscard]] std::int64_t f() const { return static_cast<std::int64_t>(places.size()); }

    template <typename Archive>
    void archive(Archive& a) {
        a(specificity, p, q, interviews, places);
    }
};

struct SpecificWord {
    std::string text;  ///< its commonest printed form
    std::string key;   ///< what was counted
    std::uint32_t words = 1;
    std::uint32_t interviews = 0;   ///< of all parts
    std::vector<SpecificUse> uses;  ///< one a part

    [[nodiscard]] std::int64_t frequency() const {
        std::int64_t sum = 0;
        for (const SpecificUse& use : uses) sum += use.f();
        return sum;
    }

    template <typename Archive>
    void archive(Archive& a) {
        a(text, key, words, interviews, uses);
    }
};

struct SpecificityTable {
    std::string variable;
    std::string unit;
    std::string convention;  ///< what was counted, in words, in French
    std::int64_t positions = 0;
    std::int64_t left_out = 0;  ///< positions that have no value of the variable
    std::vector<Part> parts;
    std::vector<SpecificWord> words;  ///< the most specific first, wherever that is

    /// f of the word in the part, T, F, t: row 1 is the part, column 1 the word.
    [[nodiscard]] Contingency cells(const SpecificWord& word, std::size_t part) const {
        const std::int64_t f = word.uses[part].f();
        const std::int64_t elsewhere = word.frequency() - f;
        return {f, parts[part].positions - f, elsewhere, positions - parts[part].positions - elsewhere};
    }

    template <typename Archive>
    void archive(Archive& a) {
        a(variable, unit, convention, positions, left_out, parts, words);
    }
};

}  // namespace glane
