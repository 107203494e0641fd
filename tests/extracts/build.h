#pragma once
// Invented interviews for the tests of the annex and of what is written of it.

#include <string>
#include <vector>

#include "pipeline/model/corpus.h"
#include "pipeline/model/language.h"
#include "stages/extracts/extracts.h"

namespace glane::test {

const Language& french();

struct Line {
    std::string speaker;
    bool interviewer;
    std::string text;
};

/// One interview whose turns stand one on a line; a line feed in a text begins a further line of its turn.
CorpusText interview_of(const std::vector<Line>& lines, SourceKind kind = SourceKind::interview);
Extracts::Options options_of(std::string question);

constexpr const char* kQuestion = "Est-ce que l'expression « jardin partagé », ça vous parle ?";

std::vector<Line> conversation();
/// What an annex must survive: markup, control characters, an interview whose name is no identifier.
CorpusText hostile_interview();
Annex annex_of(const Corpus& corpus, const std::string& question = "");

}  // namespace glane::test
