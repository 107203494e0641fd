#pragma once
// Corpora of invented text for recounts: little variety, so that much is repeated, and every kind of line that
// counting has to tell apart.

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "pipeline/model/corpus.h"

namespace glane::test {

/// Draws by seed; the same on every machine.
class TextDice {
  public:
    explicit TextDice(std::uint64_t seed) : engine_(seed) {}
    std::size_t below(std::size_t n) { return static_cast<std::size_t>(engine_() % n); }
    template <typename T>
    const T& one_of(const std::vector<T>& all) {
        return all[below(all.size())];
    }

  private:
    std::mt19937_64 engine_;
};

/// The words that they are made of, but for numbers.
extern const std::vector<std::string> kInventedWords;

/// One to three sources, tagged or not.
Corpus invented_corpus(TextDice& dice);

/// Gives their interviews identifiers that are unique in the corpus, and facts, some of them none.
void invent_facts(Corpus& corpus, TextDice& dice);

}  // namespace glane::test
