#pragma once
// Numbers as French prints them, everywhere that a researcher reads them: figures, report, annex and terminal. What
// programs read (CSV, JSON) has them as `fixed` writes them.

#include <cstdint>
#include <string>

namespace glane {

/// "−12 345": a true minus (U+2212), narrow no-break spaces (U+202F) between groups of three digits.
std::string french_number(std::int64_t value);

/// "1 234,50": the same with a decimal comma and so many decimals, always that many; never −0,0; "n. d." for what is
/// not finite.
std::string french_number(double value, int decimals);

}  // namespace glane
