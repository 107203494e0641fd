#pragma once
// The answers of `glane cooc` for a terminal, in French.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/cooccurrence.h"
#include "pipeline/model/corpus.h"
#include "pipeline/model/measures.h"

namespace glane {

/// A measure as a column or an axis is headed: "G²", "logDice", else its label.
std::string title_of(const NamedMeasure& measure);
/// What is near the node: "phrase", "réponses à la question du guide" …
std::string context_of(const CooccurrenceTable& table);

/// "Les 15 premiers cooccurrents", "Le premier cooccurrent".
std::string first_collocates(std::size_t count);

/// The table with its heading and its convention.
std::string cooc_text(const CooccurrenceTable& table, const std::vector<NamedMeasure>& measures);

/// One row taken apart: the four counts, the formulas with their numbers, every occurrence near the
/// node with its place and its line of text.
std::string cooc_explanation(const CooccurrenceTable& table, const Collocate& row, const Corpus& corpus,
                             const std::vector<NamedMeasure>& measures);

/// Where the same word stands in another reading and not in this one, and the other way round; empty where the places
/// are the same. `reading` begins the line.
std::string places_that_differ(const Collocate& row, const CooccurrenceTable& other, std::string_view reading);

}  // namespace glane
