#pragma once
// Notes joined with their calls in the running text, however the calls were read: `2`, `*`, `'`,
// `®`, `"`, glued to the word (`communes' dont`, `d’information3.`) or set apart (`données” 7,`).
//
// A call stands on the page of its note, and calls come in the order of their notes. Of all signs of
// the page that may be a call, those are chosen that fit the notes best: the same number first, then
// a sign that has no other business where it stands.

#include "pipeline/model/document.h"
#include "pipeline/model/language.h"
#include "pipeline/model/offset_map.h"
#include "pipeline/model/source.h"

namespace glane {

/// Fills document.note_calls, one for every note that begins with a call of its own, in the order of the text.
void join_note_calls(Document& document, const Source& source, const Restored& restored, const Language& language);

}  // namespace glane
