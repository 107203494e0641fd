#pragma once
// The declared function from weight to font size: sizes are exact, and the figure says which it is.

#include <string>
#include <string_view>
#include <vector>

namespace glane::figures {

/// area: surface proportional to the weight, size to its square root. linear: size proportional.
/// log: size proportional to 1 + log2(weight / smallest weight). equal: one size for all.
enum class SizeScale { area, linear, log, equal };

/// Throws Error for another name.
SizeScale size_scale(std::string_view name);

/// Font sizes up to a common factor, one for each weight (> 0); `smallest` is the least weight.
double relative_size(SizeScale scale, double weight, double smallest);

/// À joined with the article of a French phrase, as in "proportionnelle au nombre": "au nombre", "à la part", "à : …".
std::string to_the(std::string_view phrase);

/// What the scale does, in French: "surface des lettres proportionnelle au nombre d’occurrences".
std::string described(SizeScale scale, std::string_view weight_meaning);

/// Up to `most` round weights (1, 2, 5 × 10^n; or 1, 1.5, 2, 3, 4, 5, 6, 8 where there are too few of those), growing,
/// between the least and the heaviest, whose sizes lie between `from` and `to`, for the legend. Where no round
/// weight does, the least and the heaviest as far as their sizes do. `px_of_one` turns relative sizes into pixels.
std::vector<double> legend_weights(SizeScale scale, double smallest, double heaviest, double px_of_one, double from,
                                   double to, std::size_t most);

/// Squared correlation of two series of equal length; 1 when either does not vary.
double squared_correlation(const std::vector<double>& x, const std::vector<double>& y);

/// As french_value with as many decimals as the number has (see decimals_for): "4 839", "0,25".
std::string french_number(double value);

/// A length for SVG and CSS: at most `decimals` decimals, no trailing zeros, never "-0".
std::string decimal(double value, int decimals = 2);

}  // namespace glane::figures
