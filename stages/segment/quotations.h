#pragma once
// Quotations in the running text: what stands between quotation marks, who says it, and whether it is
// said in an interview, cited from a document, or only a term.
//
// A quotation is an interviewee's where someone who is heard in interviews is named with it (in
// brackets behind it, by a verb of saying, in its sentence), or where its own words are those of
// speech (je, on, ça …). A few words without any of this are a term. The words that decide stand in
// lexicon/quotations.tsv.

#include "pipeline/model/document.h"
#include "pipeline/model/language.h"

namespace glane {

/// Fills document.quotations; passages and note calls are there.
void find_quotations(Document& document, const Language& language);

}  // namespace glane
