#pragma once
// Sorted lists of passages with weights: what a word finds, and the algebra of such lists.

#include <cstdint>
#include <vector>

#include "pipeline/model/search_reader.h"

namespace glane {

/// Passages in the order of the corpus, each with its weight.
struct Matches {
    std::vector<std::uint32_t> passages;
    std::vector<float> weights;

    /// Keeps the passages for which test(passage) holds.
    template <typename Test>
    void keep_if(Test test) {
        std::size_t kept = 0;
        for (std::size_t i = 0; i < passages.size(); ++i) {
            if (!test(passages[i])) continue;
            passages[kept] = passages[i];
            weights[kept++] = weights[i];
        }
        resize(kept);
    }
    /// Keeps those that are in the other list.
    void keep_among(const std::vector<std::uint32_t>& others) {
        auto other = others.begin();
        keep_if([&](std::uint32_t passage) {
            while (other != others.end() && *other < passage) ++other;
            return other != others.end() && *other == passage;
        });
    }
    void resize(std::size_t size) {
        passages.resize(size);
        weights.resize(size);
    }
};

/// A word by its types; those of the form as it was typed rank higher.
struct WordTypes {
    const Types& types;
    const Types& favoured;  ///< some of them, or none
};

/// The passages with the word. It weighs BM25 as Xapian::BM25Weight has it, with the number of passages of all its
/// types, and half as much again for the form as typed.
Matches matches_of_word(const WordTypes& word, const IndexReader& index);
/// Keeps in `found` what has the word of one type too, and adds its weight; no list of it is made.
void narrow(Matches& found, const WordTypes& word, const IndexReader& index);

/// Of two lists; weights add up.
Matches united(Matches a, const Matches& b);
void intersect(Matches& a, const Matches& b);
void subtract(Matches& a, const Matches& b);
/// Every passage, without weight.
Matches everything(const IndexReader& index);

}  // namespace glane
