#pragma once
// The sum of a probability and of those after it, where each is smaller than the one before, as a logarithm.
//
// A law tells of its starting point and of what lies `steps` further out: log_density(steps), ratio(steps) = the
// next probability over this one, steps_left() and curvature(), that of the log density at the start.
//
// The terms are summed from the largest on by their ratios, until what is left is below 1e-17 of the sum. Far out
// that is a dozen; near the mean it is some nine standard deviations. Where it would be more than kMostTerms, the law
// is so smooth that the sum is an integral (Euler-Maclaurin, midpoint form): Gauss-Legendre, 24 panels of 8 points. So
// a tail costs at most kMostTerms divisions, whatever the counts. Relative error: below 1e-12 either way.

#include <algorithm>
#include <array>
#include <cmath>

namespace glane {

constexpr double kMostTerms = 10000.0;

/// The sum of the probabilities over the first of them, term by term.
template <typename Law>
double sum_of_terms(const Law& law) {
    double sum = 1.0;
    double term = 1.0;
    const double last = law.steps_left();
    for (double steps = 0.0; steps < last; steps += 1.0) {
        const double ratio = law.ratio(steps);
        term *= ratio;
        sum += term;
        // Ratios fall, so that all that is left is below a geometric series.
        if (term * ratio <= 1e-17 * sum * (1.0 - ratio)) break;
    }
    return sum;
}

/// The same by integrating over `reach` steps. With s the slope of the log density, the sum is the integral from -1/2
/// times 1 - s²/24 + 7 s⁴/5760 …; s is below 40 / kMostTerms here, which makes the first omitted term 3e-13.
template <typename Law>
double integral_of_terms(const Law& law, double reach) {
    constexpr std::array<double, 4> kNodes{0.1834346424956498, 0.5255324099163290, 0.7966664774136267,
                                           0.9602898564975363};
    constexpr std::array<double, 4> kWeights{0.3626837833783620, 0.3137066458778873, 0.2223810344533745,
                                             0.1012285362903763};
    constexpr int kPanels = 24;
    const double first = law.log_density(0.0);
    const double half = (reach + 0.5) / kPanels / 2.0;
    double sum = 0.0;
    for (int panel = 0; panel < kPanels; ++panel) {
        const double middle = -0.5 + half * (2 * panel + 1);
        for (std::size_t i = 0; i < kNodes.size(); ++i) {
            sum += kWeights[i] * (std::exp(law.log_density(middle - half * kNodes[i]) - first) +
                                  std::exp(law.log_density(middle + half * kNodes[i]) - first));
        }
    }
    const double slope = std::log(law.ratio(-1.0));
    return sum * half + slope / 24.0 * std::exp(law.log_density(-0.5) - first);
}

/// ln of the sum of all probabilities from the start outward; the start must not lie before the mean.
template <typename Law>
double log_tail(const Law& law) {
    const double first = law.log_density(0.0);
    if (law.steps_left() < 1.0) return std::min(0.0, first);
    // Where the density has fallen by e^-40, taking it for a parabola: slope t + curvature t²/2 = 40.
    const double slope = std::max(0.0, -std::log(law.ratio(0.0)));
    const double reach = 80.0 / (slope + std::sqrt(slope * slope + 80.0 * law.curvature()));
    const bool is_short = std::min(reach, law.steps_left()) <= kMostTerms;
    const double sum = is_short ? sum_of_terms(law) : integral_of_terms(law, std::min(1.25 * reach, law.steps_left()));
    return std::min(0.0, first + std::log(sum));
}

/// ln(1 - p) of ln p.
inline double log_complement(double log_p) {
    constexpr double kLnHalf = -0.693147180559945309417;
    return log_p > kLnHalf ? std::log(-std::expm1(log_p)) : std::log1p(-std::exp(log_p));
}

}  // namespace glane
