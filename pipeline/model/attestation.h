#pragma once
// The quotation check: where in the corpus the words of a quotation come from, and how faithful it is.
//
//   verbatim   the same words in the same order, up to case, punctuation, blanks and hyphens, quotes, apostrophes, œ
//   for
//              oe and accents that a capital has lost; what a cut ("[...]") leaves out does not count
//   near       not that, but the similarity reaches the threshold for its length
//   not found  neither; the passage given is then only the nearest, and none is given below a similarity of 0.4
//
// Similarity is the share of the quotation's letters that the passage has:
//
//   1 - cost / Σ weight(word of the quotation),     weight = letters, stop words at half
//   cost: a word that the passage lacks: its weight; a word that only the passage has: half its weight;
//         two words that resemble each other: the larger weight × (1 - likeness), see Trace
//
// and it is never below 0. Only a verbatim quotation has 1.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/source.h"
#include "pipeline/model/span.h"

namespace glane {

/// The verdict.
enum class Fidelity : std::uint8_t { verbatim, near, not_found };
/// "verbatim", "near", "not found", as written in JSON and CSV.
constexpr std::string_view name_of(Fidelity fidelity) {
    return fidelity == Fidelity::verbatim ? "verbatim" : fidelity == Fidelity::near ? "near" : "not found";
}

/// What the quotation did to its source at one place.
enum class DifferenceKind : std::uint8_t {
    replaced,  ///< the quotation has another word
    added,     ///< the quotation has a word that the passage lacks
    omitted,   ///< the passage has a word that the quotation lacks, unmarked
    cut,       ///< the same, marked by [...]
};
/// "replaced", "added", "omitted", "cut".
constexpr std::string_view name_of(DifferenceKind kind) {
    constexpr std::string_view kNames[] = {"replaced", "added", "omitted", "cut"};
    return kNames[static_cast<std::size_t>(kind)];
}

struct Difference {
    DifferenceKind kind = DifferenceKind::replaced;
    std::string quote;  ///< words of the quotation, as they stand there
    std::string text;   ///< words of the passage, as restored

    template <typename Archive>
    void archive(Archive& a) {
        a(kind, quote, text);
    }
};

/// How the quotation had to be read to be found.
enum class QuoteReading : std::uint8_t {
    upright,    ///< as it stands
    reordered,  ///< its second part before its first: two torn lines, joined the wrong way
    turned,     ///< upside down
};
/// "upright", "reordered", "turned".
constexpr std::string_view name_of(QuoteReading reading) {
    return reading == QuoteReading::upright ? "upright" : reading == QuoteReading::reordered ? "reordered" : "turned";
}

struct Attestation {
    std::string quote;
    Fidelity verdict = Fidelity::not_found;
    double similarity = 0;
    QuoteReading reading = QuoteReading::upright;
    std::string text;  ///< the passage on one line, as restored; empty where nothing resembles the quotation
    std::uint32_t text_index = 0;  ///< of its text in the corpus
    std::vector<Span> spans;       ///< of the passage, into that text's Document::text
    SourceRef ref;                 ///< where it begins; page 0 where `text` is empty
    std::uint32_t line_end = 0;    ///< the line on which it ends
    std::string speaker;
    bool interviewer = false;
    std::vector<Difference> differences;
    std::vector<SourceRef> others;  ///< further places that are as similar, in the order of the corpus

    template <typename Archive>
    void archive(Archive& a) {
        a(quote, verdict, similarity, reading, text, text_index, spans, ref, line_end, speaker, interviewer,
          differences, others);
    }
};

}  // namespace glane
