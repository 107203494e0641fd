#pragma once
// How well one word of a table follows another: by the lexicon, by capitals and full stops, and by
// what a narrow cell tore apart. Low is good; 0 says nothing.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "pipeline/model/language.h"
#include "pipeline/model/lexicon.h"

namespace glane {

/// What a word is to its neighbours.
struct WordFacts {
    std::optional<Word> first;  ///< its first and last part that the lexicon can know: l' and usine of l'usine
    std::optional<Word> last;
    std::uint16_t length = 0;  ///< code points
    bool starts_high = false;  ///< with a capital that a sentence's beginning would explain
    bool starts_low = false;
    bool ends_sentence = false;
    bool is_open = false;  ///< asks for a word behind it: « de », « l' », a comma, a hyphen
    bool is_sign = false;  ///< no letter and no digit
    std::string exact;     ///< lower case, letters as they are, no punctuation around
    std::string key;       ///< folded letters of a word that says what a text is about; or empty
};

class Fluency {
  public:
    Fluency(const Lexicon& lexicon, const Language& language) : lexicon_(lexicon), language_(language) {}

    [[nodiscard]] WordFacts facts_of(std::string_view word) const;
    /// The second behind the first, on one line; `before` stands before both, or is null.
    [[nodiscard]] double follow(const WordFacts* before, const WordFacts& first, const WordFacts& second) const;
    /// The second begins a line of the cell behind the first, perhaps in the middle of a word.
    [[nodiscard]] double go_on(const WordFacts& first, const WordFacts& second) const;
    /// Two halves of one word, the second on the next line of the cell: neither is known, both together are.
    [[nodiscard]] bool is_torn(const WordFacts& first, const WordFacts& second) const;
    /// The word begins a cell: like a sentence, or like any word, which costs no more than `at_most`.
    [[nodiscard]] double begin(const WordFacts& word, double at_most) const;
    /// The word ends a cell.
    [[nodiscard]] double end(const WordFacts& word) const;

  private:
    [[nodiscard]] double after(const Lexicon::History& history, const WordFacts& word) const;

    const Lexicon& lexicon_;
    const Language& language_;
};

}  // namespace glane
