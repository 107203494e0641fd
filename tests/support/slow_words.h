#pragma once
// The words that count, read slowly and obviously from the convention: for recounts that share nothing with the
// counting of the model but its options.

#include <cstdint>
#include <string>
#include <vector>

#include "pipeline/model/corpus.h"
#include "pipeline/model/counted_words.h"

namespace glane::test {

/// A token of a passage that counts. Numbers and punctuation are kept, so that nothing is joined across them.
struct SlowWord {
    std::string key;  ///< by which it is counted: folded form or lemma
    bool is_word = false;
    bool stop = false;
    bool asked_for = true;
    std::size_t sentence = 0;
    std::uint32_t text = 0;
    std::uint32_t passage = 0;  ///< in its text
    std::uint32_t token = 0;    ///< in its text
    std::string interview;      ///< "" outside
};

/// Of the little French of counted_corpus.h.
std::vector<SlowWord> slow_words(const Corpus& corpus, const WordOptions& options);

}  // namespace glane::test
