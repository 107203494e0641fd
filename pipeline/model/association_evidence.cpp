#include <algorithm>
#include <cmath>

#include "pipeline/model/association.h"
#include "pipeline/model/exact_test.h"

namespace glane::association {
namespace {

constexpr double kLn2 = 0.693147180559945309417;
constexpr double kLn10 = 2.302585092994045684018;

double real(std::int64_t count) { return static_cast<double>(count); }

double ratio(double numerator, double denominator) { return denominator == 0.0 ? 0.0 : numerator / denominator; }

// The deviations of a row or a column from what was expected of it are opposite, so that sums of o ln(o/e) are sums
// of deviances, none of which is negative.
double first_cell(const Contingency& t) { return deviance(real(t.o11), t.e11(), t.excess()); }
double first_column(const Contingency& t) { return first_cell(t) + deviance(real(t.o21), t.e21(), -t.excess()); }

/// χ² with |o11 o22 - o12 o21| less a correction, not below `least`.
double chi_squared_of(const Contingency& t, double correction, double least) {
    const double margins = real(t.f1()) * real(t.f2()) * real(t.o21 + t.o22) * real(t.o12 + t.o22);
    const double distance = std::max(least, std::abs(t.cross()) - correction);
    return ratio(real(t.n()) * distance * distance, margins);
}

double neglog10(double log_p) { return std::max(0.0, -log_p / kLn10); }

}  // namespace

double log_likelihood(const Contingency& t) {
    return 2.0 *
           (first_column(t) + deviance(real(t.o12), t.e12(), -t.excess()) + deviance(real(t.o22), t.e22(), t.excess()));
}
// The tail of χ² with one degree of freedom is that of a normal distribution on both sides.
double log_likelihood_p(const Contingency& t) { return std::erfc(std::sqrt(log_likelihood(t) / 2.0)); }
double keyness_two_terms(const Contingency& t) { return 2.0 * first_column(t); }
double simple_ll(const Contingency& t) { return 2.0 * first_cell(t); }

double chi_squared(const Contingency& t) { return chi_squared_of(t, 0.0, 0.0); }
double chi_squared_yates(const Contingency& t) { return chi_squared_of(t, real(t.n()) / 2.0, 0.0); }
double chi_squared_yates_unclamped(const Contingency& t) { return chi_squared_of(t, real(t.n()) / 2.0, -real(t.n())); }

// The variance of a count is its mean; an unseen pair is given the variance of one seen once.
double t_score(const Contingency& t) { return t.excess() / std::sqrt(std::max(real(t.o11), 1.0)); }
double z_score(const Contingency& t) { return ratio(t.excess(), std::sqrt(t.e11())); }
double z_score_yates(const Contingency& t) { return ratio(t.excess() - 0.5 * t.direction(), std::sqrt(t.e11())); }

double fisher_p_greater(const Contingency& t) { return std::exp(log_right_tail(t)); }
double fisher_p_two_sided(const Contingency& t) { return std::exp(log_two_sided(t)); }
double fisher_neglog10p_right(const Contingency& t) { return neglog10(log_right_tail(t)); }
double fisher_left_tail(const Contingency& t) { return std::exp(log_left_tail(t)); }

double specificity_probability(const Contingency& t) {
    return t.direction() >= 0 ? std::exp(log_right_tail(t)) : -std::exp(log_left_tail(t));
}
double specificity_score(const Contingency& t) {
    return t.direction() >= 0 ? std::max(0.0, -log_right_tail(t)) : log_left_tail(t);
}

double poisson_neglog10p_right(const Contingency& t) {
    return neglog10(log_poisson_right_tail(t.o11, t.e11(), t.excess()));
}
double poisson_stirling(const Contingency& t) { return first_cell(t) - t.e11(); }
double poisson_stirling_nltk(const Contingency& t) { return local_mi(t) / kLn2 - real(t.o11); }

}  // namespace glane::association
