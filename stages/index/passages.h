#pragma once
// From a document to what the index keeps of each passage.

#include <cstdint>
#include <string>
#include <vector>

#include "pipeline/model/corpus.h"
#include "pipeline/model/search_passage.h"

namespace glane {

/// The titles above every passage (a heading's own included), the highest first.
std::vector<std::vector<std::string>> section_titles(const Document& document);

/// The passage with its words, places and, when it is part of an interview, the facts of it.
SearchPassage search_passage(const CorpusText& text, std::uint32_t passage, std::vector<std::string> titles);

}  // namespace glane
