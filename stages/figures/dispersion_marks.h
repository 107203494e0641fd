#pragma once
// The ticks of a row of a dispersion plot. Occurrences that a printer would set in one place make one tick, whose title
// has all of them.

#include <cstdint>
#include <string>
#include <vector>

#include "pipeline/model/corpus.h"
#include "pipeline/model/dispersion.h"
#include "stages/figures/dispersion_axis.h"

namespace glane::figures {

/// Ticks stand on a grid of quarter pixels (0.07 mm), finer than their own width.
constexpr double kTickGrid = 0.25;

struct Tick {
    double x = 0;            ///< its middle, in pixels
    std::int64_t count = 0;  ///< occurrences that it stands for
    std::string title;       ///< their places: "entretien-3, p. 12, l. 340"
};

/// From left to right.
std::vector<Tick> ticks_of(const DispersedWord& word, const DispersionAxis& axis, const Corpus& corpus);

/// CSV of all occurrences, see DrawDispersion::run.
std::string dispersion_plot_csv(const DispersionTable& table, const DispersionAxis& axis, const Corpus& corpus);

}  // namespace glane::figures
