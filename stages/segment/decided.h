#pragma once
// The researcher's decisions on what lines are (structure.tsv), put into the draft before and while
// structure is sought: what is decided is not guessed, and what stands beside it is guessed in its light.

#include "pipeline/base/stage.h"
#include "pipeline/model/offset_map.h"
#include "pipeline/model/source.h"
#include "stages/segment/draft.h"
#include "stages/segment/interviews.h"
#include "stages/segment/speakers.h"

namespace glane {

/// Marks the lines that decisions name. A decision on a line that is blank or not there is a finding.
void mark_decided(Draft& draft, const Source& source, const Restored& restored, Context& context);

/// Takes away headings of interviews that are decided to be something else, and adds those decided.
void decide_interviews(InterviewLines& interviews, const Draft& draft);

/// Gives the blocks of decided lines their kind, level, label and speaker.
void decide_blocks(Draft& draft, const SpeakerLabels& speakers);

}  // namespace glane
