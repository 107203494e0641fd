#pragma once
// Marks that are no letters and were read as such, or as something else: the bullets of lists, and the
// calls of footnotes. Both are known by what stands elsewhere on the page, not by the words around them.

#include "pipeline/model/lexicon.h"
#include "pipeline/model/offset_map.h"
#include "pipeline/model/source.h"

namespace glane::restoring {

/// A letter that begins several lines and that a bullet may be read as ("e Une liste") becomes that bullet.
Rewriter restore_bullets(std::string_view text, const Lexicon& lexicon);

/// A sign behind a word ("l'enquête? auprès") becomes the call of the note at the foot of its page, where the page has
/// as many such signs as notes without a call; so does a number that is glued to a word.
Rewriter restore_note_calls(std::string_view text, const std::vector<Span>& pages);

}  // namespace glane::restoring
