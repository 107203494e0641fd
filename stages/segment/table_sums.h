#pragma once
// A table of numbers checked by arithmetic: columns against their total row, shares against counts
// and base, rows against a total column. What the printed numbers say of one another shows where a
// digit was misread.

#include <cstddef>
#include <functional>
#include <string>

#include "pipeline/base/stage.h"
#include "pipeline/model/language.h"
#include "pipeline/model/text_table.h"

namespace glane {

/// Line of the source, from 1, on which a piece begins.
using LineOf = std::function<std::size_t(Span)>;

/// A warning for each sum and each share that does not fit, with the one digit that would mend it
/// where just one would; a note where all fit. `document` is what findings call the text.
void check_sums(const TextTable& table, const std::string& document, const LineOf& line_of, const Language& language,
                Context& context);

}  // namespace glane
