#pragma once
// What the corpus consists of, as tables: one row an interview, and the sums by kind, role, gender and
// size.

#include <string>

#include "pipeline/model/corpus.h"

namespace glane {

/// corpus.csv. Words are tokens with letters, in turns alone; speakers are the labels heard, interviewers
/// included.
std::string corpus_csv(const Corpus& corpus);
/// corpus-summary.csv: `variable` and `value`, then the sums; first all, then each value of each variable, "NA" where
/// the heading does not say.
std::string corpus_summary_csv(const Corpus& corpus);

}  // namespace glane
