#pragma once
// The corpus as it would be counted with fewer emendations: whether a result hangs on a doubtful correction is told by
// counting once more without it.

#include <string_view>

#include "pipeline/model/corpus.h"
#include "pipeline/model/language.h"

namespace glane {

/// Which emendations stand.
enum class Reading {
    restored,  ///< all that were applied
    sure,      ///< those with a probability of kSureEmendation or more, which is also what a person decided
    raw,       ///< none: the words of the page
};
constexpr double kSureEmendation = 0.99;

/// Whether an emendation of the corpus does not stand in that reading.
bool differs(Reading reading, const Corpus& corpus);

/// The same structure with other words: where an emendation does not stand, the words are those of the source, cut
/// anew. Their lemma is their form, their part of speech is not known. Passages, sentences, interviews and places stay;
/// notes, quotations and tables are left out. Linear in the length of the corpus.
Corpus corpus_as(Reading reading, const Corpus& corpus, const Language& language);

}  // namespace glane
