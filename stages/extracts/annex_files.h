#pragma once
// The annex as files: a page to read and print, a table to count with.

#include <cstdint>
#include <string>

#include "pipeline/model/extract.h"

namespace glane {

/// The extracts as HTML sections, headings from h2 on, the node in <mark>; for use inside a page.
std::string annex_fragment(const Annex& annex);
/// A page of its own, in French, that needs nothing else and prints well.
std::string annex_html(const Annex& annex);
/// One row a turn, with the variables of its interview.
std::string annex_csv(const Annex& annex);

/// A size as a field of a table; empty where unknown.
std::string size_field(std::int64_t size);

/// The size of an authority in words: "plus de 20 000 habitants"; empty where unknown.
std::string size_in_words(const InterviewFacts& facts);
/// "p. 33, l. 1620".
std::string place_in_words(const SourceRef& ref);
/// "6 entretiens, 12 tours de parole."
std::string size_of_annex(const Annex& annex);

}  // namespace glane
