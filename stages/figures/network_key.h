#pragma once
// How thick the edges of a network are, and the key below it: sample discs with their occurrences, sample lines with
// their weights.

#include <string>

#include "pipeline/model/network.h"
#include "stages/figures/network_layout.h"
#include "stages/figures/paper.h"

namespace glane::figures {

/// Widths in proportion to the weights, up to the thickest line.
class EdgeScale {
  public:
    explicit EdgeScale(const Network& network);
    /// In pixels; at least a hair, so that every edge is seen.
    [[nodiscard]] double width(double weight) const;
    /// Whether an edge of the network is thicker than its share.
    [[nodiscard]] bool raises(const Network& network) const;

  private:
    double px_of_one_ = 0;
};

/// Drawn below the layout, which begins at paper.top(); where it ends.
double draw_network_key(Scene& scene, const Network& network, const NetworkLayout& layout, const EdgeScale& scale,
                        const std::string& edge_colour, const Paper& paper);

}  // namespace glane::figures
