#pragma once
// A passage as words that know what the lexicon says of them: numbers, units, and the turns of phrase
// by which a text speaks of its own corpus.

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "pipeline/model/corpus.h"
#include "pipeline/model/language.h"

namespace glane::consistency {

/// A rule of the lexicon that begins at a word.
struct Mark {
    std::string_view variable;
    std::string_view value;
    std::uint32_t length = 1;  ///< words
};

struct Word {
    std::string folded;
    Span span;
    std::int64_t number = -1;  ///< of digits alone or spelled out
    double percent = -1;       ///< "42 %"
    bool is_spelled = false;   ///< "deux"
    bool is_capital = false;   ///< its first letter
    bool is_punctuation = false;
    bool is_stopword = false;
    std::uint32_t sentence = 0;
    std::vector<Mark> marks;

    /// The longest rule of a variable that begins here, or null.
    [[nodiscard]] const Mark* mark(std::string_view variable) const;
    [[nodiscard]] bool is(std::string_view sign) const { return folded == sign; }
};

struct Reading {
    const CorpusText* text = nullptr;
    const Passage* passage = nullptr;
    std::vector<Word> words;

    [[nodiscard]] const Word* at(std::size_t i) const { return i < words.size() ? &words[i] : nullptr; }
    /// Whether the words are of one sentence and no punctuation stands between them.
    [[nodiscard]] bool is_unbroken(std::size_t first, std::size_t last) const;
    /// The words from one to another, as the restored text has them on one line.
    [[nodiscard]] std::string quote(std::size_t first, std::size_t last) const;
    [[nodiscard]] SourceRef place(std::size_t word) const { return text->ref(words[word].span, *passage); }
};

/// Where a table stands: its first cell that was read, or the passage that it begins with.
SourceRef place_of(const CorpusText& text, const TextTable& table);

class Reader {
  public:
    explicit Reader(const Language& language);
    [[nodiscard]] Reading read(const CorpusText& text, const Passage& passage) const;
    /// The same for words that are no running text: the cell of a table.
    [[nodiscard]] std::vector<Word> words_of(std::string_view text) const;
    /// Whether a unit is one of those that a larger one is made of: "commune" of "collectivité".
    [[nodiscard]] bool is_part(std::string_view unit, std::string_view whole) const;

  private:
    void mark(std::vector<Word>& words) const;

    const Language& language_;
    std::unordered_map<std::string, std::vector<const FactRule*>> by_first_word_;
};

/// Inhabitants: "entre A et B", "de A à B", "plus de A", "moins de B", "environ A"; -1 where it does not say.
struct SizeClass {
    std::int64_t min = -1;
    std::int64_t max = -1;
    std::size_t end = 0;  ///< behind its last word

    [[nodiscard]] bool is_known() const { return min >= 0 || max >= 0; }
};
/// The size that begins at the word, or an unknown one.
SizeClass size_at(const std::vector<Word>& words, std::size_t at);
/// "2000–3500", "20000–", "–1000".
std::string size_name(std::int64_t min, std::int64_t max);
bool overlap(std::int64_t min, std::int64_t max, std::int64_t other_min, std::int64_t other_max);

}  // namespace glane::consistency
