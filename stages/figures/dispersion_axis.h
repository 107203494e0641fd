#pragma once
// Where the words of a corpus stand on the axis of a dispersion plot: its parts laid end to end in their order, each as
// wide as it is long, or all equally wide.

#include <cstdint>
#include <vector>

#include "pipeline/model/dispersion.h"

namespace glane::figures {

enum class AxisScale { tokens, interviews };

class DispersionAxis {
  public:
    /// `left` and `width` in pixels; parts are not empty.
    DispersionAxis(const DispersionTable& table, AxisScale scale, double left, double width);

    [[nodiscard]] std::uint32_t parts() const { return static_cast<std::uint32_t>(sizes_.size()); }
    /// Left and right edge of a part.
    [[nodiscard]] double begin(std::uint32_t part) const { return edges_[part]; }
    [[nodiscard]] double end(std::uint32_t part) const { return edges_[part + 1]; }
    /// The middle of the word at this place.
    [[nodiscard]] double x(const DispersedPlace& place) const;
    /// The word's number among all counted words of all parts, from 1.
    [[nodiscard]] std::int64_t position(const DispersedPlace& place) const;

  private:
    [[nodiscard]] std::int64_t rank(const DispersedPlace& place) const;

    std::vector<std::int64_t> sizes_;   // positions of each part
    std::vector<std::int64_t> before_;  // positions of the parts before it
    std::vector<double> edges_;         // one more than parts
};

}  // namespace glane::figures
