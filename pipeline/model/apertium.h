#pragma once
// The analyses of Apertium's French dictionary, in classes of words.
//
//   élu<adj><m><sg>/élire<vblex><pp><m><sg>      à<pr>+le<det><def><m><sg>     il<prn><tn><p3><f><sg>

#include <string_view>
#include <vector>

#include "pipeline/model/morphology.h"

namespace glane {

/// The readings of what the transducer answers; analyses without a class of ours are left out.
///
/// What one token says of two words counts as its first: au (à + le) is an adposition with the lemma à, as the
/// Universal Dependencies have it before they split the token. auquel is the relative pronoun lequel.
std::vector<MorphReading> readings_of_apertium(std::string_view analyses);

/// The readings of one line of Hunspell's analysis: " st:tri po:nom is:mas is:sg".
std::vector<MorphReading> readings_of_hunspell(std::string_view analysis);

}  // namespace glane
