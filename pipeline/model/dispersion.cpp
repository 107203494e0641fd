#include "pipeline/model/dispersion.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <numeric>

namespace glane {
namespace {

double sum_of(const std::vector<double>& values) { return std::accumulate(values.begin(), values.end(), 0.0); }

double juilland(const std::vector<double>& rates) {
    const auto n = static_cast<double>(rates.size());
    const double mean = sum_of(rates) / n;
    double squares = 0.0;
    for (const double rate : rates) squares += (rate - mean) * (rate - mean);
    return 1.0 - std::sqrt(squares / n) / mean / std::sqrt(n - 1.0);
}

double carroll(const std::vector<double>& rates) {
    const double sum = sum_of(rates);
    double entropy = 0.0;
    for (const double rate : rates) {
        if (rate > 0.0) entropy -= rate / sum * std::log2(rate / sum);
    }
    return entropy / std::log2(static_cast<double>(rates.size()));
}

}  // namespace

Dispersion dispersion_of(const std::vector<std::int64_t>& frequencies, const std::vector<std::int64_t>& sizes) {
    Dispersion made;
    const auto frequency =
        static_cast<double>(std::accumulate(frequencies.begin(), frequencies.end(), std::int64_t{0}));
    const auto size = static_cast<double>(std::accumulate(sizes.begin(), sizes.end(), std::int64_t{0}));
    if (frequency == 0.0) {
        const double none = std::numeric_limits<double>::quiet_NaN();
        return {0, none, none, none, none, none};
    }
    std::vector<double> rates;
    double roots = 0.0;
    double least = 1.0;
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        const auto f = static_cast<double>(frequencies[i]);
        const double share = static_cast<double>(sizes[i]) / size;
        rates.push_back(f / static_cast<double>(sizes[i]));
        roots += std::sqrt(f * share);
        least = std::min(least, share);
        made.dp += std::abs(f / frequency - share) / 2.0;
        made.range += frequencies[i] > 0 ? 1 : 0;
    }
    made.juilland_d = juilland(rates);
    made.carroll_d2 = carroll(rates);
    made.rosengren_s = roots * roots / frequency;
    made.dp_norm = made.dp / (1.0 - least);
    return made;
}

}  // namespace glane
