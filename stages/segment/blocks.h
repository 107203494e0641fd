#pragma once
// Lines into blocks: where a paragraph, a list item, a turn may begin; and the furniture of the page.

#include "stages/segment/draft.h"
#include "stages/segment/speakers.h"

namespace glane {

/// Marks folios, running heads, links repeated at the foot of their page, time stamps alone.
void mark_furniture(Draft& draft);

/// Fills draft.blocks. Inside interviews a line that begins with a speaker's label begins a block,
/// outside a line that begins with a bullet does; `headings` are those of the interviews, as lines.
void split_blocks(Draft& draft, const SpeakerLabels& speakers, const std::vector<Range>& headings);

}  // namespace glane
