#include <algorithm>
#include <cmath>
#include <limits>

#include "pipeline/model/association.h"
#include "pipeline/model/exact_test.h"

namespace glane::association {
namespace {

constexpr double kLn2 = 0.693147180559945309417;

double real(std::int64_t count) { return static_cast<double>(count); }

// ln 0 would be -inf, which cannot be ranked or printed: the smallest positive number stands in,
// below every value that counts can give.
double finite_log(double x) { return std::log(std::max(x, std::numeric_limits<double>::denorm_min())); }

double ratio(double numerator, double denominator) { return denominator == 0.0 ? 0.0 : numerator / denominator; }

// Where a quotient of counts would be 0 or infinite, half an occurrence stands for none.
double at_least_half(std::int64_t count) { return std::max(real(count), 0.5); }

double mi_k(const Contingency& t, int k) {
    if (t.e11() == 0.0) return 0.0;
    return k * finite_log(real(t.o11)) - std::log(t.e11());
}

double per_million(std::int64_t count, std::int64_t total) { return ratio(1e6 * real(count), real(total)); }

}  // namespace

double frequency(const Contingency& t) { return real(t.o11); }
double expected(const Contingency& t) { return t.e11(); }

double mi(const Contingency& t) { return mi_k(t, 1); }
double mi2(const Contingency& t) { return mi_k(t, 2); }
double mi3(const Contingency& t) { return mi_k(t, 3); }
// The deviance is O ln(O/E) - (O - E), with all its digits.
double local_mi(const Contingency& t) { return deviance(real(t.o11), t.e11(), t.excess()) + t.excess(); }

// The limits: -1 for two that never meet, 1 for two that are everything there is.
double npmi(const Contingency& t) {
    if (t.e11() == 0.0) return 0.0;
    if (t.o11 == 0) return -1.0;
    return t.o11 == t.n() ? 1.0 : std::log(real(t.o11) / t.e11()) / std::log(real(t.n()) / real(t.o11));
}

double average_mi(const Contingency& t) { return log_likelihood(t) / 2.0; }

double dice(const Contingency& t) { return ratio(2.0 * real(t.o11), real(t.f1()) + real(t.f2())); }
double log_dice(const Contingency& t) { return 14.0 + finite_log(dice(t)) / kLn2; }
double jaccard(const Contingency& t) { return ratio(real(t.o11), real(t.o11) + real(t.o12) + real(t.o21)); }
double min_sensitivity(const Contingency& t) {
    return std::min(ratio(real(t.o11), real(t.f1())), ratio(real(t.o11), real(t.f2())));
}
double geometric_mean(const Contingency& t) {
    return ratio(real(t.o11), std::sqrt(real(t.f1())) * std::sqrt(real(t.f2())));
}

double odds_ratio(const Contingency& t) {
    return (real(t.o11) + 0.5) * (real(t.o22) + 0.5) / ((real(t.o12) + 0.5) * (real(t.o21) + 0.5));
}
double log_odds_ratio_disc(const Contingency& t) { return std::log(odds_ratio(t)); }
double log_odds_ratio(const Contingency& t) {
    return std::log(at_least_half(t.o11) * at_least_half(t.o22) / (at_least_half(t.o12) * at_least_half(t.o21)));
}

// 1, no difference, where one of the two shares is of nothing; so too below, as a logarithm or a difference.
double relative_risk(const Contingency& t) {
    if (t.f2() == 0 || t.f2() == t.n()) return 1.0;
    return at_least_half(t.o11) / real(t.f2()) / (at_least_half(t.o12) / real(t.o12 + t.o22));
}

double delta_p_forward(const Contingency& t) {
    if (t.f1() == 0 || t.f1() == t.n()) return 0.0;
    return real(t.o11) / real(t.f1()) - real(t.o21) / real(t.o21 + t.o22);
}
double delta_p_backward(const Contingency& t) {
    if (t.f2() == 0 || t.f2() == t.n()) return 0.0;
    return real(t.o11) / real(t.f2()) - real(t.o12) / real(t.o12 + t.o22);
}

double log_ratio_hardie(const Contingency& t) {
    if (t.f1() == 0 || t.f1() == t.n()) return 0.0;
    return std::log2(at_least_half(t.o11) / real(t.f1()) / (at_least_half(t.o21) / real(t.o21 + t.o22)));
}
double log_ratio_walter(const Contingency& t) {
    const double target = (real(t.o11) + 0.5) / (real(t.f1()) + 0.5);
    return std::log2(target / ((real(t.o21) + 0.5) / (real(t.o21 + t.o22) + 0.5)));
}
double simple_maths(const Contingency& t) {
    return (per_million(t.o11, t.f1()) + 100.0) / (per_million(t.o21, t.o21 + t.o22) + 100.0);
}

}  // namespace glane::association
