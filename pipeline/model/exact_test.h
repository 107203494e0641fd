#pragma once
// How probable a table is, or one more extreme, when the two things have nothing to do with each other: the
// tails of the hypergeometric distribution (margins given: Fisher 1935, Lafon 1980) and of Poisson's.
//
// Everything is a natural logarithm of a probability, never above 0, so that 1e-300000 is a number like any other.
// Own code: Boost.Math 1.74, Debian's, sums factorials of 32-bit counts and returns no logarithm.

#include <cstdint>

#include "pipeline/model/contingency.h"

namespace glane {

/// o ln(o/e) - (o - e), never negative, without the cancellation of that formula; `excess` is o - e. Half of G² is
/// its sum over the cells.
double deviance(double observed, double expected, double excess);

/// ln P(X = o11) for the margins of the table.
double log_hypergeometric(const Contingency& cells);
/// ln P(X >= o11).
double log_right_tail(const Contingency& cells);
/// ln P(X <= o11).
double log_left_tail(const Contingency& cells);
/// ln of the probability of all tables with these margins that are no more probable than this one, those equal but
/// for rounding (1e-7) included, as R's fisher.test has it.
double log_two_sided(const Contingency& cells);

/// ln P(X >= count) for Poisson's distribution with this mean; `excess` is count - mean.
double log_poisson_right_tail(std::int64_t count, double mean, double excess);

}  // namespace glane
