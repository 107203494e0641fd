#pragma once
// How strongly two things are associated: a table of four counts and the measures over it.
//
//                  collocate   others
//   near the node     o11        o12      f1 = o11 + o12
//   elsewhere         o21        o22
//                     f2                  N = o11 + o12 + o21 + o22
//
// Every measure is one pure function and one row of measures(), which a test walks. All of them
// are finite for every table, empty ones and zero cells included.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace glane {

/// Observed counts. Invariant: no cell is negative.
struct Contingency {
    std::int64_t o11 = 0;
    std::int64_t o12 = 0;
    std::int64_t o21 = 0;
    std::int64_t o22 = 0;

    /// The table of a frequency signature; nothing where the four numbers contradict each other.
    static std::optional<Contingency> from_signature(std::int64_t f, std::int64_t f1, std::int64_t f2, std::int64_t n);

    [[nodiscard]] std::int64_t f1() const { return o11 + o12; }
    [[nodiscard]] std::int64_t f2() const { return o11 + o21; }
    [[nodiscard]] std::int64_t n() const { return o11 + o12 + o21 + o22; }
    /// Counts to expect if the two were independent: row total times column total over N.
    [[nodiscard]] double e11() const { return expected(f1(), f2()); }
    [[nodiscard]] double e12() const { return expected(f1(), o12 + o22); }
    [[nodiscard]] double e21() const { return expected(o21 + o22, f2()); }
    [[nodiscard]] double e22() const { return expected(o21 + o22, o12 + o22); }
    /// +1 where there are more than expected, -1 where there are fewer, 0 where just as many.
    [[nodiscard]] int direction() const;

    template <typename Archive>
    void archive(Archive& a) {
        a(o11, o12, o21, o22);
    }
    friend bool operator==(const Contingency&, const Contingency&) = default;

  private:
    [[nodiscard]] double expected(std::int64_t row, std::int64_t column) const {
        return n() == 0 ? 0.0 : static_cast<double>(row) * static_cast<double>(column) / static_cast<double>(n());
    }
};

/// Whether a measure is a logarithm, whose base a label may then name.
enum class Scale { plain, logarithm };

/// One row of the table of measures.
struct Measure {
    std::string_view name;
    double (*value)(const Contingency&);  ///< in natural logarithms
    Scale scale;
    std::string_view description;  ///< formula and source
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
};

/// Understands a label: a measure, then `_log2` or `_log10` (logarithms only), then `_signed` (the
/// sign of O - E). Throws Error with the nearest name for another one.
NamedMeasure find_measure(std::string_view label);

/// G² (Dunning 1993) with the sign of O - E: the order of glane's tables.
double log_likelihood_signed(const Contingency& cells);
/// 14 + log2 Dice (Rychlý 2008): comparable between corpora of any size, at most 14.
double log_dice(const Contingency& cells);

/// G² from which an association is significant at 5 % for one comparison (χ², one degree of freedom).
constexpr double kSignificantLogLikelihood = 3.841458820694124;

}  // namespace glane
