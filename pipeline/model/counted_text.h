#pragma once
// The corpus as counting sees it: one flat list of positions, each a word that may be counted.
// What is left out here (interviewers, tables, figures, numbers, punctuation) is left out of
// every number of the result.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/base/text_map.h"
#include "pipeline/model/cooccurrence.h"
#include "pipeline/model/corpus.h"
#include "pipeline/model/language.h"

namespace glane {

/// Strings, numbered in the order of their first occurrence.
class Numbers {
  public:
    std::uint32_t of(std::string_view text);
    [[nodiscard]] const std::string& text(std::uint32_t number) const { return texts_[number]; }
    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(texts_.size()); }

  private:
    std::vector<std::string> texts_;
    TextMap<std::uint32_t> numbers_;
};

/// Spellings under the form by which they are counted: folded.
class Vocabulary {
  public:
    explicit Vocabulary(const Language& language) : language_(&language) {}

    struct Entry {
        std::uint32_t number = 0;
        bool stop = false;    ///< of this spelling: "sur" is a stop word, "sûr" is not, both count as "sur"
        bool begins = false;  ///< a stop expression of several words, such as "du coup"
        std::string exact;
    };
    const Entry& entry(std::string_view form);
    [[nodiscard]] const std::string& key(std::uint32_t number) const { return keys_.text(number); }
    [[nodiscard]] std::uint32_t size() const { return keys_.size(); }

  private:
    const Language* language_;
    Numbers keys_;
    TextMap<Entry> entries_;  // by spelling; spares folding one twice
};

/// One word that counts; or a number or a punctuation mark, where those are positions.
struct Position {
    std::uint32_t form = 0;      ///< number in the vocabulary
    std::uint32_t lemma = 0;     ///< number in CountedText::lemmas
    std::uint32_t passage = 0;   ///< index into CountedText::passages
    std::uint32_t sentence = 0;  ///< index into CountedText::sentences
    std::uint32_t token = 0;     ///< index into Document::tokens
    PhraseSymbol symbol = 0;     ///< part of speech as patterns of expressions see it
    bool stop = false;           ///< a stop word, inside an expression that is one ("du coup"), or punctuation
    bool asked_for = true;       ///< of a part of speech that is counted
};

/// By what words are told apart.
enum class WordKey : std::uint8_t { form, lemma };

/// A passage or a sentence: its tokens in the document and the positions among them, which may be none.
struct CountedRange {
    PassageId id;
    Range tokens;
    Range positions;
    std::uint32_t passage = 0;    ///< what it belongs to: index into CountedText::passages
    std::uint32_t interview = 0;  ///< into CountedText::interviews
    std::uint32_t text = 0;       ///< into CountedText::texts
};

struct CountedText {
    explicit CountedText(const Language& language) : vocabulary(language) {}

    Vocabulary vocabulary;
    Numbers lemmas;                   ///< of a text without tags, the folded forms
    bool tagged = false;              ///< parts of speech are known
    std::vector<Position> positions;  ///< in reading order
    std::vector<CountedRange> passages;
    std::vector<CountedRange> sentences;
    std::vector<Range> interviews;  ///< positions of each interview, and of each stretch of report between two
    std::vector<Range> texts;       ///< positions of each text

    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(positions.size()); }
    [[nodiscard]] std::uint32_t number(std::uint32_t position, WordKey by) const {
        return by == WordKey::form ? positions[position].form : positions[position].lemma;
    }
    [[nodiscard]] const std::string& key(std::uint32_t number, WordKey by) const {
        return by == WordKey::form ? vocabulary.key(number) : lemmas.text(number);
    }
    [[nodiscard]] std::uint32_t numbers(WordKey by) const {
        return by == WordKey::form ? vocabulary.size() : lemmas.size();
    }
    /// Whether nothing stands between a position and the next: no punctuation, no number, no sentence end.
    [[nodiscard]] bool continues(std::uint32_t position) const {
        const Position& here = positions[position];
        return position + 1 < size() && positions[position + 1].sentence == here.sentence &&
               positions[position + 1].token == here.token + 1;
    }
};

/// Which tokens are positions. What stands in brackets counts where numbers do.
enum class Positions : std::uint8_t { words, words_and_numbers, tokens };

/// What is counted.
struct Counting {
    std::string scope = "all";         ///< "interviews", "report" (all the rest) or "all"
    std::string interviewers = "out";  ///< what they say counts ("in") or not ("out")
    std::vector<std::string> pos{};    ///< parts of speech that are asked for; all where none is named
    Positions positions = Positions::words;
    /// In order: of what the rest lets in, these passages alone; all where there is no list.
    std::optional<std::vector<PassageId>> only = {};
};

/// All positions of the corpus that `counting` lets in.
CountedText count_text(const Corpus& corpus, const Language& language, const Counting& counting);

}  // namespace glane
