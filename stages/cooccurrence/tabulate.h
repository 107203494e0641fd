#pragma once
// A corpus as a table of tokens, by the convention of pipeline/decisions/0006-cooccurrence.md: what counts is decided
// once, here, and is the same for every later counting.

#include "pipeline/model/corpus.h"
#include "pipeline/model/language.h"
#include "pipeline/model/token_table_builder.h"

namespace glane::cooccurrence {

/// Adds every token of running text of every document: token t of a text stands at the text's first position plus t.
/// Forms are folded; lemmas are those of the tags, or the forms where a text is not tagged.
void tabulate(const Corpus& corpus, const Language& language, TokenTableBuilder& builder);

}  // namespace glane::cooccurrence
