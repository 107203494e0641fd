#pragma once
// How strongly two things are associated: the table of all measures over a Contingency, and their labels.
//
// Every measure is one pure function and one row of measures(), which a test walks. All of them
// are finite for every table, empty ones and zero cells included.

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/contingency.h"

namespace glane {

/// What kind of number a measure gives, and so which bases a label may name: a logarithm has one, and a ratio can be
/// shown as a logarithm. A probability is printed with an exponent.
enum class Scale { plain, logarithm, ratio, probability };

/// What a higher value says of tables with the same margins.
enum class Order {
    rises,        ///< more of o11: never lower
    rises_above,  ///< the same, but only where o11 is above expectation
    distance,     ///< further from independence, on either side; `_signed` makes it rise with o11
    low_is_sure,  ///< the lower, the surer; above expectation it never rises with o11
    none          ///< no order
};

/// One row of the table of measures.
struct Measure {
    std::string_view name;
    double (*value)(const Contingency&);  ///< in natural logarithms
    Scale scale;
    Order order;
    std::string_view formula;
    std::string_view source;  ///< empty where the formula is a plain count

    /// "formula (source)"
    [[nodiscard]] std::string description() const;
};

/// All measures, in the order in which they are explained to readers.
const std::vector<Measure>& measures();

/// A measure as a label names it: "mi_log2", "log_likelihood_signed".
struct NamedMeasure {
    std::string label;
    const Measure* measure = nullptr;
    double unit = 1.0;  ///< ln of the base
    bool with_sign = false;

    [[nodiscard]] double operator()(const Contingency& cells) const;
    /// Whether value `a` speaks for a stronger or surer association than `b`.
    [[nodiscard]] bool ranks_before(double a, double b) const {
        return measure->order == Order::low_is_sure ? a < b : a > b;
    }
};

/// Understands a label: a measure, then `_log2` or `_log10` (logarithms and ratios), then `_signed`
/// (the sign of O - E, for distances). Throws Error with the nearest name for another one.
NamedMeasure find_measure(std::string_view label);

/// G² (Dunning 1993) with the sign of O - E: the order of glane's tables.
double log_likelihood_signed(const Contingency& cells);
/// 14 + log2 Dice (Rychlý 2008): comparable between corpora of any size, at most 14.
double log_dice(const Contingency& cells);

/// G² from which an association is significant at 5 % for one comparison (χ², one degree of freedom).
constexpr double kSignificantLogLikelihood = 3.841458820694124;

}  // namespace glane
