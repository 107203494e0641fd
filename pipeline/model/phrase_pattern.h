#pragma once
// Which parts of speech in a row make an expression of French: "poids carbone", "limiter la taille des fichiers". The
// patterns stand in lexicon/phrases.tsv; here they are read and asked.
//
// A pattern is a regular expression over the symbols NOUN PROPN ADJ ADP ADV AUX CCONJ DET NUM PRON SCONJ (tags of
// Universal Dependencies), VERB (finite), INF (infinitive), PART (past participle) and PRES (present participle), with
// blanks between and ( ) | ? * + as usual. It describes the whole expression.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "pipeline/model/part_of_speech.h"

namespace glane {

/// A letter for what a word is, as patterns see it.
using PhraseSymbol = char;
PhraseSymbol phrase_symbol(PartOfSpeech pos, VerbForm form);

/// A row of the file.
struct PhrasePattern {
    std::string kind;     ///< "nominal", "verbal"
    std::string letters;  ///< the pattern over symbols, as a regular expression
};

/// Reads the rows of phrases.tsv; throws Error with the line for a symbol or an expression that is none.
std::vector<PhrasePattern> parse_phrase_patterns(std::string_view tsv, const std::string& path);

/// Asks all patterns at once, each row of symbols only the first time.
class PhraseMatcher {
  public:
    explicit PhraseMatcher(const std::vector<PhrasePattern>& patterns);
    PhraseMatcher(PhraseMatcher&&) noexcept;
    PhraseMatcher& operator=(PhraseMatcher&&) noexcept;
    ~PhraseMatcher();

    /// Whether the symbols as a whole are an expression of any kind.
    bool matches(std::string_view symbols);

  private:
    struct Compiled;
    std::unique_ptr<Compiled> compiled_;
    std::unordered_map<std::string, bool> known_;
};

}  // namespace glane
