#pragma once
// "Positions comptées : …", the first words of every convention that stands under a table of counts.

#include <string>

#include "pipeline/model/counted_text.h"

namespace glane {

/// What is a position and what is not, without the full stop: a table may have more to say.
std::string positions_in_french(const Counting& counting);

}  // namespace glane
