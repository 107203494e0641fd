#pragma once
// Small corpora for the tests of counting, written down as text.

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/corpus.h"

namespace glane::test {

/// One source from lines of text, one passage a line. A line may begin with
///   "# "  a heading           "@ "  an interview's heading: what follows belongs to it
///   "> "  a turn              "? "  the interviewer's turn
///   "| "  a table             "~ "  furniture, figures alike
/// and is a paragraph otherwise. Sentences end at . ! ?; words are letters, "l'" and "usine" two.
CorpusText build_text(const std::string& name, std::string_view lines);

/// A corpus of one source.
Corpus build_corpus(std::string_view lines);

}  // namespace glane::test
