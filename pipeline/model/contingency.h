#pragma once
// A table of four counts: how often two things stand together, and how often apart.
//
//                  collocate   others
//   near the node     o11        o12      f1 = o11 + o12
//   elsewhere         o21        o22
//                     f2                  N = o11 + o12 + o21 + o22
//
// What is computed from it is in measures.h.

#include <cstdint>
#include <optional>

namespace glane {

/// Observed counts. Invariant: no cell is negative, and N is a 64-bit number.
struct Contingency {
    std::int64_t o11 = 0;
    std::int64_t o12 = 0;
    std::int64_t o21 = 0;
    std::int64_t o22 = 0;

    /// The table of a frequency signature; nothing where the four numbers contradict each other.
    static std::optional<Contingency> from_signature(std::int64_t f, std::int64_t f1, std::int64_t f2, std::int64_t n);
    /// The table of its cells; nothing where one is negative or the sum is too large for a 64-bit number.
    static std::optional<Contingency> from_cells(std::int64_t o11, std::int64_t o12, std::int64_t o21,
                                                 std::int64_t o22);

    [[nodiscard]] std::int64_t f1() const { return o11 + o12; }
    [[nodiscard]] std::int64_t f2() const { return o11 + o21; }
    [[nodiscard]] std::int64_t n() const { return o11 + o12 + o21 + o22; }
    /// Counts to expect if the two were independent: row total times column total over N.
    [[nodiscard]] double e11() const { return expected(f1(), f2()); }
    [[nodiscard]] double e12() const { return expected(f1(), o12 + o22); }
    [[nodiscard]] double e21() const { return expected(o21 + o22, f2()); }
    [[nodiscard]] double e22() const { return expected(o21 + o22, o12 + o22); }
    /// o11 o22 - o12 o21, rounded once: subtracting products of doubles would lose what is left of them.
    [[nodiscard]] double cross() const;
    /// O - E of o11 and o22; of o12 and o21 it is the opposite.
    [[nodiscard]] double excess() const;
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

}  // namespace glane
