#pragma once
// Which words a count tells apart and which it passes over: the options that every verb that counts words has, the
// words themselves with all their places, and the convention in French that stands under the tables.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/cooccurrence.h"
#include "pipeline/model/corpus.h"
#include "pipeline/model/counted_text.h"
#include "pipeline/model/language.h"
#include "pipeline/model/mark.h"
#include "pipeline/model/segments.h"

namespace glane {

/// What is counted, and which words get a row.
struct WordOptions {
    std::string unit = "lemma";
    std::vector<std::string> pos{};
    std::string stop_words = "out";
    int min_f = 5;
    int min_interviews = 0;
    std::string interviewers = "out";
    std::string scope = "all";

    template <typename Visitor>
    void describe(Visitor&& visit) {
        visit("unit", unit,
              "what is counted: \"form\" or \"lemma\" (single words), \"expression\" (several words) or \"both\" "
              "(lemmas and expressions)");
        visit("pos", pos,
              "parts of speech of single words that are counted, such as NOUN and ADJ; all where none is named");
        visit("stop_words", stop_words, "stop words are counted (\"in\") or not (\"out\")");
        visit("min_f", min_f, "fewest occurrences");
        visit("min_interviews", min_interviews, "fewest interviews in which a word occurs");
        visit("interviewers", interviewers, "what interviewers say counts (\"in\") or not (\"out\")");
        visit("scope", scope, "\"interviews\", \"report\" (all the rest) or \"all\"");
    }

    [[nodiscard]] Counting counting() const { return {scope, interviewers, pos}; }
    [[nodiscard]] WordKey key() const { return unit == "form" ? WordKey::form : WordKey::lemma; }
};

/// Throws Error for values that an option does not know.
void check(const WordOptions& options);
/// Throws Error for a name that is no part of speech.
void check_parts_of_speech(const std::vector<std::string>& names);

/// Every word that is counted, with its positions; in the order of their first occurrence.
std::vector<RepeatedSegment> single_words(const CountedText& counted, WordKey by, bool with_stop_words);
/// Phrases where parts of speech are known, repeated segments where not; those near the node alone, by its marks.
std::vector<RepeatedSegment> expressions(const CountedText& counted, const std::vector<Mark>& marks, WordKey by,
                                         const Language& language);
/// Gives what expressions() has found all its places in the text, those in and across the node too.
void find_everywhere(std::vector<RepeatedSegment>& found, const CountedText& counted, WordKey by,
                     const Language& language);

/// A word or an expression with all its places.
struct CountedWord {
    std::string key;  ///< its folded forms or its lemmas, with blanks between
    WordKey by = WordKey::form;
    std::uint32_t words = 1;
    std::vector<std::uint32_t> starts;  ///< positions at which it begins, in reading order
    std::uint32_t interviews = 0;       ///< in how many interviews it stands

    [[nodiscard]] std::int64_t frequency() const { return static_cast<std::int64_t>(starts.size()); }
};

/// The words and expressions that the options ask for, in the order of their first occurrence, single words first.
/// Expressions are phrases where parts of speech are known, repeated segments where not.
std::vector<CountedWord> counted_words(const CountedText& counted, const Corpus& corpus, const Language& language,
                                       const WordOptions& options);

/// Its commonest printed form. Those that begin a sentence, whose capital is not their own, are asked only when there
/// are no others.
std::string printed_form(const CountedWord& word, const CountedText& counted, const Corpus& corpus);

/// Words of a row of the vocabulary, with blanks between.
std::string key_of(const CountedText& counted, std::uint32_t start, std::uint32_t words, WordKey by);

/// An interview of the corpus: index of the text, index into its Document::interviews.
struct InterviewId {
    std::uint32_t text = 0;
    std::uint32_t interview = 0;
    friend auto operator<=>(const InterviewId&, const InterviewId&) = default;
};
/// Nothing for the report around the interviews.
std::optional<InterviewId> interview_of(PassageId passage, const Corpus& corpus);
/// In how many interviews the stretches that begin at these positions stand.
std::uint32_t interviews_of(const std::vector<std::uint32_t>& starts, const CountedText& counted, const Corpus& corpus);
/// A stretch of tokens: where a word or an expression stands.
struct WordPlace {
    PassageId passage;
    Range tokens;

    template <typename Archive>
    void archive(Archive& a) {
        a(passage, tokens);
    }
};
WordPlace place_of(const CountedText& counted, std::uint32_t start, std::uint32_t words);
/// The same in the restored text and on paper.
Occurrence occurrence_of(const Corpus& corpus, const WordPlace& place);

/// "report.txt p. 12 l. 340; …", as tables for spreadsheets show places.
std::string places_text(const std::vector<WordPlace>& places, const Corpus& corpus);

/// "Positions comptées : …", as far as the words of WordOptions decide it.
std::string positions_in_french(const WordOptions& options);
/// "Les mots sont réunis par lemme …".
std::string units_in_french(const WordOptions& options, bool tagged);
/// "Expressions : …", of those near a node.
std::string expressions_in_french(bool tagged);

}  // namespace glane
