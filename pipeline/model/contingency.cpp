#include "pipeline/model/contingency.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include <fmt/format.h>

#include "pipeline/base/error.h"
#include "pipeline/base/nearest.h"

namespace glane {
namespace {

constexpr double kLn2 = 0.693147180559945309417;
constexpr double kLn10 = 2.302585092994045684018;

double real(std::int64_t count) { return static_cast<double>(count); }

// ln 0 would be -inf, which cannot be ranked or printed: the smallest positive number stands in,
// below every value that counts can give.
double finite_log(double x) { return std::log(std::max(x, std::numeric_limits<double>::denorm_min())); }

double ratio(double numerator, double denominator) { return denominator == 0.0 ? 0.0 : numerator / denominator; }

// x ln(x/e), where a zero cell contributes nothing: x ln x -> 0.
double term(std::int64_t observed, double expected) {
    return observed == 0 || expected == 0.0 ? 0.0 : real(observed) * std::log(real(observed) / expected);
}

double frequency(const Contingency& t) { return real(t.o11); }
double expected(const Contingency& t) { return t.e11(); }

double mi_k(const Contingency& t, int k) {
    if (t.e11() == 0.0) return 0.0;
    return k * finite_log(real(t.o11)) - std::log(t.e11());
}
double mi(const Contingency& t) { return mi_k(t, 1); }
double mi2(const Contingency& t) { return mi_k(t, 2); }
double mi3(const Contingency& t) { return mi_k(t, 3); }
double local_mi(const Contingency& t) { return term(t.o11, t.e11()); }

// The variance of a count is its mean; an unseen pair is given the variance of one seen once.
double t_score(const Contingency& t) { return (real(t.o11) - t.e11()) / std::sqrt(std::max(real(t.o11), 1.0)); }
double z_score(const Contingency& t) { return ratio(real(t.o11) - t.e11(), std::sqrt(t.e11())); }

double log_likelihood(const Contingency& t) {
    const double sum = term(t.o11, t.e11()) + term(t.o12, t.e12()) + term(t.o21, t.e21()) + term(t.o22, t.e22());
    return std::max(0.0, 2.0 * sum);
}
double simple_ll(const Contingency& t) {
    return std::max(0.0, 2.0 * (term(t.o11, t.e11()) - (real(t.o11) - t.e11())));
}

double margins_product(const Contingency& t) {
    return real(t.f1()) * real(t.f2()) * real(t.o21 + t.o22) * real(t.o12 + t.o22);
}
double chi_squared_of(const Contingency& t, double correction) {
    const double cross = std::abs(real(t.o11) * real(t.o22) - real(t.o12) * real(t.o21));
    const double distance = std::max(0.0, cross - correction);
    return ratio(real(t.n()) * distance * distance, margins_product(t));
}
double chi_squared(const Contingency& t) { return chi_squared_of(t, 0.0); }
double chi_squared_yates(const Contingency& t) { return chi_squared_of(t, real(t.n()) / 2.0); }

double dice(const Contingency& t) { return ratio(2.0 * real(t.o11), real(t.f1()) + real(t.f2())); }
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

bool drop_suffix(std::string_view& label, std::string_view suffix) {
    if (!label.ends_with(suffix)) return false;
    label.remove_suffix(suffix.size());
    return true;
}

[[noreturn]] void unknown_measure(std::string_view label, std::string_view name) {
    std::vector<std::string> names;
    std::string all;
    for (const Measure& known : measures()) {
        names.emplace_back(known.name);
        all += fmt::format("{}{}", all.empty() ? "" : ", ", known.name);
    }
    const std::string near = nearest(name, names);
    throw Error({.where = {},
                 .what = fmt::format("unknown measure \"{}\"", label),
                 .hint = near.empty() ? "measures: " + all : fmt::format("did you mean \"{}\"?", near)});
}

}  // namespace

std::optional<Contingency> Contingency::from_signature(std::int64_t f,
                                                       std::int64_t f1,
                                                       std::int64_t f2,
                                                       std::int64_t n) {
    if (f < 0 || f1 < f || f2 < f || n < f1 || n < f2 || n - f1 < f2 - f) return std::nullopt;
    return Contingency{f, f1 - f, f2 - f, n - f1 - (f2 - f)};
}

int Contingency::direction() const {
    const double difference = real(o11) - e11();
    return (difference > 0.0) - (difference < 0.0);
}

const std::vector<Measure>& measures() {
    constexpr Scale plain = Scale::plain;
    constexpr Scale logarithm = Scale::logarithm;
    static const std::vector<Measure> table{
        {"frequency", frequency, plain, "O = o11, occurrences near the node"},
        {"expected", expected, plain, "E = f1 f2 / N"},
        {"log_likelihood", log_likelihood, plain, "G² = 2 Σ o ln(o/e) over the four cells (Dunning 1993)"},
        {"simple_ll", simple_ll, plain, "2 (O ln(O/E) - (O - E)), the first cell of G² (Evert 2008)"},
        {"log_dice", log_dice, plain, "14 + log2(2 O / (f1 + f2)) (Rychlý 2008)"},
        {"dice", dice, plain, "2 O / (f1 + f2) (Dice 1945)"},
        {"jaccard", jaccard, plain, "o11 / (o11 + o12 + o21) (Jaccard 1901)"},
        {"mi", mi, logarithm, "ln(O/E), pointwise mutual information (Church & Hanks 1990)"},
        {"pmi", mi, logarithm, "ln(O/E), another name of mi"},
        {"mi2", mi2, logarithm, "ln(O²/E) (Daille 1994)"},
        {"mi3", mi3, logarithm, "ln(O³/E) (Daille 1994)"},
        {"local_mi", local_mi, logarithm, "O ln(O/E) (Evert 2008)"},
        {"t_score", t_score, plain, "(O - E) / √O (Church et al. 1991)"},
        {"z_score", z_score, plain, "(O - E) / √E (Dennis 1965)"},
        {"chi_squared", chi_squared, plain, "χ² = N (o11 o22 - o12 o21)² / product of the margins (Pearson 1900)"},
        {"chi_squared_yates", chi_squared_yates, plain, "χ² with |o11 o22 - o12 o21| less N/2, not below 0 (Yates 1934)"},
        {"min_sensitivity", min_sensitivity, plain, "min(O/f1, O/f2) (Pedersen 1998)"},
        {"geometric_mean", geometric_mean, plain, "O / √(f1 f2)"},
        {"odds_ratio", odds_ratio, plain, "o11 o22 / (o12 o21), 0.5 added to each cell"},
        {"log_odds_ratio_disc", log_odds_ratio_disc, logarithm, "ln of odds_ratio (Everitt 1992)"},
    };
    return table;
}

double NamedMeasure::operator()(const Contingency& cells) const {
    const double value = measure->value(cells) / unit;
    return with_sign && cells.direction() < 0 ? -value : value;
}

NamedMeasure find_measure(std::string_view label) {
    NamedMeasure found{.label = std::string(label)};
    std::string_view name = label;
    found.with_sign = drop_suffix(name, "_signed");
    if (drop_suffix(name, "_log2")) found.unit = kLn2;
    if (drop_suffix(name, "_log10")) found.unit = kLn10;
    for (const Measure& known : measures()) {
        if (known.name == name && (found.unit == 1.0 || known.scale == Scale::logarithm)) found.measure = &known;
    }
    if (found.measure == nullptr) unknown_measure(label, name);
    return found;
}

double log_likelihood_signed(const Contingency& cells) {
    const double value = log_likelihood(cells);
    return cells.direction() < 0 ? -value : value;
}

double log_dice(const Contingency& cells) { return 14.0 + finite_log(dice(cells)) / kLn2; }

}  // namespace glane
