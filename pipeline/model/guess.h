#pragma once
// Readings of forms that no dictionary has, from their parts and letters.

#include <functional>
#include <string_view>
#include <vector>

#include "pipeline/model/morphology.h"

namespace glane {

using LookUp = std::function<std::vector<MorphReading>(std::string_view)>;

/// A clitic (-t-elle, -ce, -là) is what stands behind its hyphens; a compound (éco-responsables) inflects its
/// last part, or else its first. Empty where that leads nowhere.
std::vector<MorphReading> readings_of_parts(std::string_view form, const LookUp& look_up);

/// What the shape allows: numbers, signs, addresses, names; else noun, adjective, adverb in -ment, forms of verbs. The
/// form is its own lemma but for a plural -s and the verbs in -er.
std::vector<MorphReading> guessed_readings(std::string_view form);

}  // namespace glane
