#pragma once
// One descent into the word list for one string that was read: the confusions of the channel undone
// letter by letter, with boundaries between words.

#include <string>
#include <vector>

#include "pipeline/model/lexicon.h"
#include "stages/restore/candidates.h"
#include "stages/restore/channel.h"

namespace glane::restoring {

/// Nats of channel that are still believed.
constexpr float kMostCost = 17;

/// All that `read` may be, unranked, the same candidate perhaps twice; up to `splits` blanks may have been lost.
std::vector<Candidate> descend(const Lexicon& lexicon, const Channel& channel, const SearchSettings& settings,
                               const std::u32string& read, int splits);

}  // namespace glane::restoring
