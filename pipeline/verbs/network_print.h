#pragma once
// The answer of `glane network` for a terminal, in French: its communities with their words, and the convention.

#include <string>

#include "pipeline/model/network.h"

namespace glane {

std::string network_text(const Network& network);

}  // namespace glane
