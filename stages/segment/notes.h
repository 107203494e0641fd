#pragma once
// Notes at the foot of a page.

#include "stages/segment/draft.h"

namespace glane {

/// Marks the last blocks of each page as notes when they begin with a call: the next number (or one
/// that a misreading of it gives), or a sign in place of one, and then a capital. A page's web
/// addresses between or behind its notes belong to them. Inside interviews only exactly the next
/// number will do.
void mark_notes(Draft& draft);

}  // namespace glane
