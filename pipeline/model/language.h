#pragma once
// What is French: stop words, elisions, abbreviations and the words of interview headings, read
// once from the folder lexicon/. The code knows methods; the language stands in these files.

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/model/phrase_pattern.h"

namespace glane {

/// One way in which a heading states a fact: `variable` has `value` where `words` stand.
struct FactRule {
    std::string variable;  ///< "role", "gender", "kind", "size", "remark", "unit", …
    std::string value;
    std::vector<std::string> words;  ///< folded
};

/// What words around quotation marks say of the words between them.
enum class QuotationCue : std::uint8_t {
    none,
    voice,      ///< who speaks in an interview: "élue", "interlocuteur"
    interview,  ///< "entretien", "extrait"
    says,       ///< "précise", "répond"
    speech,     ///< "je", "ça"
    document,   ///< "enquête", "question"
};

/// What a word or two say in a table.
enum class TableCue : std::uint8_t {
    none,
    total,    ///< a row or column that adds up the others
    among,    ///< a row that details the one above: "dont"
    count,    ///< a column of counts
    share,    ///< a column of percentages
    source,   ///< begins a line below the table: "source", "lecture"
    before,   ///< behind it a number belongs to the words: "moins de 2 000"
    missing,  ///< a cell without a value: "n.d."
};

class Language {
  public:
    /// The texts of the files of lexicon/. One entry a line, `#` begins a comment line.
    struct Texts {
        std::string stopwords;      ///< words and expressions
        std::string elisions;       ///< `l'` elided, `=aujourd'hui` whole, `-t-il` clitic, `.ne` inclusive ending
        std::string abbreviations;  ///< with their full stop: `ex.`
        std::string facts;          ///< TSV: variable, value, words
        std::string headings = {};    ///< words
        std::string quotations = {};  ///< TSV: class, word; `*` stands for the end of a word
        std::string tables = {};      ///< TSV: class, word or expression
        std::string phrases = {};     ///< TSV: kind, pattern (phrase_pattern.h)
    };

    /// Reads stopwords.txt, elisions.txt, abbreviations.txt, facts.tsv, headings.txt, quotations.tsv, tables.tsv and phrases.tsv.
    static Language load(const std::filesystem::path& folder);
    static Language parse(const Texts& texts);

    /// Whatever its case and its apostrophe: "le", "L’", "du coup".
    [[nodiscard]] bool is_stopword(std::string_view form) const;
    /// The same of words as exact_form() writes them; and whether a longer expression, such as "du coup", begins so.
    struct StopExpression {
        bool whole = false;
        bool begun = false;
    };
    [[nodiscard]] StopExpression stop_expression(std::string_view exact) const;
    /// Whether the letters before an apostrophe are an elided word: "l", "jusqu".
    [[nodiscard]] bool is_elision(std::string_view letters) const;
    /// Whether the word with its full stop is an abbreviation: "ex.", "M.".
    [[nodiscard]] bool is_abbreviation(std::string_view word) const;
    /// Whether letters behind a full stop inside a word are an inclusive ending: "ne" in citoyen.ne.s.
    [[nodiscard]] bool is_inclusive_ending(std::string_view letters) const;
    /// Whether the chunk is one word although it holds an apostrophe or a hyphen: "aujourd'hui".
    [[nodiscard]] bool is_whole_word(std::string_view chunk) const;
    /// Bytes of the longest whole word, at least; no chunk beyond it needs to be tried.
    [[nodiscard]] std::size_t longest_whole_word() const { return longest_whole_word_; }
    /// Clitics with their hyphen ("-t-elle", "-ce"), the longest first.
    [[nodiscard]] const std::vector<std::string>& clitics() const { return clitics_; }
    /// In the order of the file: the longer expressions first where they overlap.
    [[nodiscard]] const std::vector<FactRule>& facts() const { return facts_; }
    /// Whether headings of the highest level begin with the word (folded): "introduction", "annexe".
    [[nodiscard]] bool opens_part(std::string_view folded_word) const;
    /// What a word (folded, apostrophes as ') says of the quotation beside it.
    [[nodiscard]] QuotationCue quotation_cue(std::string_view folded_word) const;
    /// Whether words (folded) mean this in a table; one expression may mean several things.
    [[nodiscard]] bool is_table_cue(std::string_view folded_words, TableCue cue) const;
    /// What makes an expression of several words.
    [[nodiscard]] const std::vector<PhrasePattern>& phrase_patterns() const { return phrase_patterns_; }
    /// SHA-256 of all texts: part of the key of every stage that reads them.
    [[nodiscard]] const std::string& digest() const { return digest_; }

  private:
    std::vector<std::string> stopwords_;
    std::vector<std::string> elisions_;
    std::vector<std::string> whole_words_;
    std::vector<std::string> clitics_;
    std::vector<std::string> inclusive_endings_;
    std::vector<std::string> abbreviations_;
    std::vector<FactRule> facts_;
    std::vector<std::string> top_words_;
    std::vector<std::pair<std::string, QuotationCue>> cues_;         // sorted
    std::vector<std::pair<std::string, QuotationCue>> cue_prefixes_;
    std::vector<std::pair<std::string, TableCue>> table_cues_;  // sorted
    std::vector<PhrasePattern> phrase_patterns_;
    std::size_t longest_whole_word_ = 0;
    std::string digest_;
};

}  // namespace glane
