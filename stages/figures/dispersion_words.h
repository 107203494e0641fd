#pragma once
// What is said in French of a dispersion plot: its caption, what is printed below it, and what those hear who cannot
// see it.

#include <string>

#include "pipeline/model/dispersion.h"
#include "stages/figures/dispersion_axis.h"
#include "stages/figures/paper.h"

namespace glane::figures {

/// "entretiens", "fichiers", "sections".
std::string parts_in_french(const DispersionTable& table);

/// "12/26".
std::string range_in_french(const DispersedWord& word, const DispersionTable& table);

/// "0,31"; a dash for an expression that never occurs.
std::string dp_in_french(const DispersedWord& word);

/// `key` tells what the numbers below the bands mean, `convention` what was counted; both may be empty.
ChartWords dispersion_words(const DispersionTable& table, AxisScale scale, const std::string& key,
                            const std::string& convention);

}  // namespace glane::figures
