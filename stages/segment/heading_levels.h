#pragma once
// Levels of headings whose print is lost.
//
// Numbering and the researcher say the level of some. For the rest the levels are those that fit
// best together, as a path through the headings in order (Viterbi): words such as "Introduction"
// and "Annexe" open the highest level; a heading at the top of a page and one set so large that it
// breaks early are high; a heading right below another is one step deeper; headings that begin alike
// are sisters; else the next heading is most likely a sister, less likely a daughter or an aunt.

#include "pipeline/model/language.h"
#include "stages/segment/draft.h"

namespace glane {

/// Gives every heading outside the interviews a level from 1 to 4; those with `sure_level` keep theirs.
void level_headings(Draft& draft, const Language& language);

}  // namespace glane
