#pragma once
// Small corpora for the tests of counting, written down as text.

#include <string>
#include <string_view>

#include "pipeline/model/corpus.h"
#include "pipeline/model/language.h"

namespace glane::test {

/// A little French: le la l' de d' du des et c' est a un je, "du coup", "je pense"; expressions are a noun with
/// adjectives or other nouns behind it (impact de l'écologie), and an infinitive with a noun.
const Language& little_french();

/// One source from lines of text, one passage a line. A line may begin with
///   "# "  a heading           "@ "  an interview's heading: the turns that follow belong to it
///   "> "  a turn              "? "  the interviewer's turn
///   "| "  a table             "~ "  furniture
/// and is a paragraph otherwise. Sentences end at . ! and ?
CorpusText build_text(const std::string& name, std::string_view lines);

/// A corpus of one source.
Corpus build_corpus(std::string_view lines);

/// Tags its tokens by a small invented dictionary: nouns where that says nothing.
void tag_as_invented(CorpusText& text);

}  // namespace glane::test
