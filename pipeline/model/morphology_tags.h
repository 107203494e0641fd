#pragma once
// What the dictionaries write about a form, as readings. Used by morphology.cpp alone.

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/morphology.h"

namespace glane {

/// The readings of Apertium's stream format for one form ("^usines/usine<n><f><pl>/usiner<vblex><pri><p2><sg>$");
/// empty for an unknown form ("*") and for one that was cut in several. Of a fusion (au: à<pr>+le<det>…) the first.
std::vector<MorphReading> readings_of_stream(std::string_view stream);

/// The readings of a Hunspell entry with Grammalecte's fields: " st:équiper po:v1__t___zz po:ppas is:mas is:pl".
std::vector<MorphReading> readings_of_entry(std::string_view entry);

/// What a form that no dictionary knows may be, by its capital and its ending.
std::vector<MorphReading> guessed_readings(const std::string& form);

}  // namespace glane
