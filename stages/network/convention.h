#pragma once
// What was counted and joined, in words: the paragraph that goes with every network.

#include <string>

#include "pipeline/model/network.h"
#include "stages/network/network.h"

namespace glane::network {

/// In French, with the figures of this network. `tagged`: expressions are told by parts of speech.
std::string convention_of(const Network& net, const BuildNetwork::Options& options, bool tagged);

}  // namespace glane::network
