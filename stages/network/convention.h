#pragma once
// What was counted and joined, in words: the paragraph that goes with every network.

#include <string>

#include "pipeline/model/network.h"
#include "stages/network/network.h"

namespace glane::network {

/// In French, with the figures of this network.
std::string convention_of(const Network& net, const BuildNetwork::Options& options);

}  // namespace glane::network
