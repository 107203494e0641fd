#pragma once
// Invented corpora for the tests of index and search: written down, or drawn from a seed.

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "pipeline/model/corpus.h"
#include "pipeline/model/language.h"
#include "pipeline/model/query.h"

namespace glane::test {

/// A small French for the tests.
const Language& small_language();
/// Cuts query texts as the corpus is cut.
WordCutter query_cutter();

/// Draws that are the same everywhere (splitmix64).
class Dice {
  public:
    explicit Dice(std::uint64_t seed) : state_(seed) {}
    std::uint64_t next();
    /// 0 … sides - 1
    std::size_t roll(std::size_t sides) { return static_cast<std::size_t>(next() % sides); }
    bool chance(std::size_t percent) { return roll(100) < percent; }
    template <typename T>
    const T& pick(const std::vector<T>& choices) {
        return choices[roll(choices.size())];
    }

  private:
    std::uint64_t state_;
};

/// What a passage of an invented text is.
struct Draft {
    PassageKind kind = PassageKind::paragraph;
    std::string text;
    std::uint8_t level = 0;
    std::uint32_t interview = kNone;
    std::string speaker{};
    bool interviewer = false;
};

/// A text of passages, one or more lines each, a blank line between them; ten lines make a page.
CorpusText text_of(const std::string& name, const std::vector<Draft>& drafts,
                   const std::vector<InterviewFacts>& interviews = {});

/// A text of some hundred passages of every kind, drawn from the words of `vocabulary()`.
CorpusText drawn_text(const std::string& name, std::uint64_t seed, std::size_t passages);
const std::vector<std::string>& vocabulary();

/// A fresh folder under the build folder.
std::filesystem::path fresh_folder(const std::string& name);

/// The texts indexed in a fresh folder.
std::filesystem::path indexed(const std::string& name, const Corpus& corpus);

}  // namespace glane::test
