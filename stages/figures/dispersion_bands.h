#pragma once
// How the bands of a dispersion plot are named below: by their names where these have room, else by numbers whose
// meaning is told in the note. Nothing is ever turned on its side.

#include <string>
#include <vector>

#include "pipeline/model/dispersion.h"
#include "stages/figures/dispersion_axis.h"
#include "stages/figures/fonts.h"
#include "stages/figures/wrap.h"

namespace glane::figures {

/// The name of a band, to be set centred in it.
struct BandName {
    std::uint32_t part = 0;
    Block block;
};

struct BandNames {
    std::vector<BandName> names;  ///< those that are printed; of numbers, as many as keep apart
    std::string key;              ///< a French sentence that tells what the numbers mean; or empty
    std::size_t lines = 1;        ///< of the name with most lines
};

/// `px` is the font size.
BandNames band_names(const DispersionTable& table, const DispersionAxis& axis, double px, const FontSet& fonts);

}  // namespace glane::figures
