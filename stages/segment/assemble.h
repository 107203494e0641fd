#pragma once
// Blocks into passages: paragraphs that go on over a page or around a note become one again, turns
// go on to the next label.

#include "pipeline/model/document.h"
#include "pipeline/model/language.h"
#include "stages/segment/draft.h"

namespace glane {

/// Fills passages and interviews of the document from the draft; document.kind and name are set.
void assemble(Document& document, const Draft& draft, const Language& language);

/// Fills tokens and sentences of all running text; note calls, joined before, are no tokens.
void annotate(Document& document, const Language& language);

}  // namespace glane
