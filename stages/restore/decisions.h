#pragma once
// The researcher has the last word: decisions stand whatever the model thinks of a place.

#include <vector>

#include "pipeline/base/stage.h"
#include "pipeline/model/decision.h"
#include "pipeline/model/offset_map.h"
#include "pipeline/model/source.h"

namespace glane::restoring {

/// `restored` with every decision carried out on the bytes of the source; what the model thought of
/// that place, or of more than it, gives way. A decision that matches nothing, fits several places or
/// contradicts an earlier one becomes a finding and changes nothing. Without decisions, `restored`.
Restored decide(Restored restored, const Source& source, const std::vector<Decision>& decisions, Context& context);

}  // namespace glane::restoring
