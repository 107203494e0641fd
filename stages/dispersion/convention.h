#pragma once
// What was counted, in words: the paragraph that stands under every table.

#include <string>

#include "stages/dispersion/dispersion.h"

namespace glane::dispersion {

/// In French, with the figures of this table; `tagged`: parts of speech were known.
std::string convention_of(const DispersionTable& table, const Disperse::Options& options, bool tagged);

}  // namespace glane::dispersion
