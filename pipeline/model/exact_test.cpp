#include "pipeline/model/exact_test.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "pipeline/model/log_tail.h"

namespace glane {
namespace {

__extension__ using Product = __int128;

double real(std::int64_t count) { return static_cast<double>(count); }

// ln n! = n ln n - n + stirling(n): the rest of Stirling's formula. Exact constants for what the series is not
// good enough for; from 16 on its first omitted term is below 2e-16.
double stirling(double n) {
    constexpr double kHalfLnTwoPi = 0.918938533204672741780;
    constexpr std::array<double, 16> kError{0.0,
                                            0.0810614667953272582196702,
                                            0.0413406959554092940938221,
                                            0.0276779256849983391487893,
                                            0.0207906721037650931115228,
                                            0.0166446911898211921631949,
                                            0.0138761288230707479987457,
                                            0.0118967099458917700950557,
                                            0.0104112652619720964974786,
                                            0.0092554621827127329177286,
                                            0.0083305634333628712564693,
                                            0.0075736754879518407949720,
                                            0.0069428401072095298656642,
                                            0.0064089941880042070684396,
                                            0.0059513701127588477356244,
                                            0.0055547335519628013710387};
    if (n < 0.5) return 0.0;
    double error = 0.0;
    if (n < 15.5) {
        error = kError[static_cast<std::size_t>(std::lround(n))];
    } else {
        const double square = n * n;
        error =
            (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - (1.0 / 1680 - 1.0 / 1188 / square) / square) / square) / square) / n;
    }
    return kHalfLnTwoPi + 0.5 * std::log(n) + error;
}

/// A table and the ones after it, each with one more in o11. Loader (2000): of ln(R1! R2! C1! C2! / (N! o11! …)) the
/// terms n ln n are -G²/2, exact where they are small; the rest is small anyway.
class Growing {
  public:
    explicit Growing(const Contingency& t)
        : o11_(real(t.o11)),
          o12_(real(t.o12)),
          o21_(real(t.o21)),
          o22_(real(t.o22)),
          e11_(t.e11()),
          e12_(t.e12()),
          e21_(t.e21()),
          e22_(t.e22()),
          excess_(t.excess()),
          margins_(stirling(real(t.f1())) + stirling(real(t.o21 + t.o22)) + stirling(real(t.f2())) +
                   stirling(real(t.o12 + t.o22)) - stirling(real(t.n()))) {}

    [[nodiscard]] double log_density(double steps) const {
        const double excess = excess_ + steps;
        return margins_ - cell(o11_ + steps, e11_, excess) - cell(o12_ - steps, e12_, -excess) -
               cell(o21_ - steps, e21_, -excess) - cell(o22_ + steps, e22_, excess);
    }
    [[nodiscard]] double ratio(double steps) const {
        return (o12_ - steps) / (o11_ + steps + 1.0) * ((o21_ - steps) / (o22_ + steps + 1.0));
    }
    [[nodiscard]] double steps_left() const { return std::min(o12_, o21_); }
    [[nodiscard]] double curvature() const {
        return 1.0 / (o11_ + 1.0) + 1.0 / (o12_ + 1.0) + 1.0 / (o21_ + 1.0) + 1.0 / (o22_ + 1.0);
    }

  private:
    static double cell(double observed, double expected, double excess) {
        return deviance(observed, expected, excess) + stirling(observed);
    }

    double o11_, o12_, o21_, o22_, e11_, e12_, e21_, e22_, excess_, margins_;
};

/// A count and the ones above it (`direction` 1) or below it (-1), when Poisson's mean is given.
class Counted {
  public:
    Counted(double count, double mean, double excess, double direction)
        : count_(count), mean_(mean), excess_(excess), direction_(direction) {}

    [[nodiscard]] double log_density(double steps) const {
        const double count = count_ + direction_ * steps;
        return -deviance(count, mean_, excess_ + direction_ * steps) - stirling(count);
    }
    [[nodiscard]] double ratio(double steps) const {
        return direction_ > 0.0 ? mean_ / (count_ + steps + 1.0) : (count_ - steps) / mean_;
    }
    [[nodiscard]] double steps_left() const { return direction_ > 0.0 ? HUGE_VAL : count_; }
    [[nodiscard]] double curvature() const { return 1.0 / (count_ + 1.0); }

  private:
    double count_, mean_, excess_, direction_;
};

Contingency mirrored(const Contingency& t) { return {t.o12, t.o11, t.o22, t.o21}; }

Contingency with(const Contingency& t, std::int64_t o11) {
    const std::int64_t more = o11 - t.o11;
    return {o11, t.o12 - more, t.o21 - more, t.o22 + more};
}

std::int64_t most_probable(const Contingency& t) {
    return static_cast<std::int64_t>((static_cast<Product>(t.f1()) + 1) * (static_cast<Product>(t.f2()) + 1) /
                                     (static_cast<Product>(t.n()) + 2));
}

/// The last o11 up to the most probable one of which the table is no more probable than `limit`; -1 without one.
std::int64_t last_as_rare(const Contingency& t, double limit) {
    std::int64_t low = std::max<std::int64_t>(0, t.o11 - t.o22);
    std::int64_t high = most_probable(t);
    if (log_hypergeometric(with(t, low)) > limit) return -1;
    while (low < high) {
        const std::int64_t middle = high - (high - low) / 2;
        if (log_hypergeometric(with(t, middle)) <= limit) {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    return low;
}

}  // namespace

double deviance(double observed, double expected, double excess) {
    if (observed <= 0.0) return expected;
    if (std::abs(excess) >= 0.1 * (observed + expected)) return observed * std::log(observed / expected) - excess;
    // Loader (2000), "Fast and accurate computation of binomial probabilities", eq. 2.3.
    const double v = excess / (observed + expected);
    double sum = excess * v;
    double power = 2.0 * observed * v;
    for (int odd = 3; odd < 1000; odd += 2) {
        power *= v * v;
        const double next = sum + power / odd;
        if (next == sum) break;
        sum = next;
    }
    return sum;
}

double log_hypergeometric(const Contingency& cells) { return std::min(0.0, Growing(cells).log_density(0.0)); }

double log_right_tail(const Contingency& cells) {
    if (cells.o11 == 0 || cells.o22 == 0) return 0.0;  // the fewest that the margins allow
    if (cells.direction() >= 0) return log_tail(Growing(cells));
    return log_complement(log_tail(Growing(mirrored(with(cells, cells.o11 - 1)))));
}

double log_left_tail(const Contingency& cells) { return log_right_tail(mirrored(cells)); }

double log_two_sided(const Contingency& cells) {
    const Contingency right = cells.direction() >= 0 ? cells : mirrored(cells);
    const double limit = log_hypergeometric(right) + 1e-7;
    const std::int64_t below = last_as_rare(right, limit);
    // The other side seen in the mirror, where it is the one below.
    const std::int64_t above = right.f1() - std::max(last_as_rare(mirrored(right), limit), right.o12);
    if (below >= above - 1) return 0.0;
    const double upper = log_right_tail(with(right, above));
    if (below < 0) return upper;
    const double lower = log_left_tail(with(right, below));
    return std::min(0.0, std::max(upper, lower) + std::log1p(std::exp(-std::abs(upper - lower))));
}

double log_poisson_right_tail(std::int64_t count, double mean, double excess) {
    if (count == 0 || mean == 0.0) return 0.0;
    if (excess >= 0.0) return log_tail(Counted(real(count), mean, excess, 1.0));
    return log_complement(log_tail(Counted(real(count - 1), mean, excess - 1.0, -1.0)));
}

}  // namespace glane
