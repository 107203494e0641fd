#pragma once
// Numbers as French prints them in a figure, and the round numbers of an axis.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace glane::figures {

/// As glane::french_number prints it; from 10^15 on, and where so few decimals would leave nothing of it,
/// "1,5 × 10^18" with raised digits. `value` is finite.
std::string french_value(double value, int decimals);
/// The same with "+" before what is above zero.
std::string signed_value(double value, int decimals);

/// "2 mots", from two on with an s: of a count and its noun.
std::string counted(double count, std::string_view one);

/// Decimals, 0 to 6, with which all these numbers can be told: none for whole numbers, as many as they have up to
/// three, otherwise enough for three digits of the largest.
int decimals_for(const std::vector<double>& values);

/// Round numbers (1, 2 or 5 × 10^n apart, 0 among them) from `low` <= 0 to `high` >= 0, growing; at most `most` >= 2.
struct Ticks {
    std::vector<double> values;
    int decimals = 0;
};
Ticks round_ticks(double low, double high, std::size_t most);

}  // namespace glane::figures
