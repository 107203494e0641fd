#pragma once
// The picture of a network: discs as large as their words are frequent, coloured by community; grey lines as thick as
// the association is strong; labels upright, none touching another or a disc.

#include <string_view>

#include "pipeline/base/stage.h"
#include "pipeline/model/figure.h"
#include "pipeline/model/network.h"
#include "stages/figures/paper.h"

namespace glane {

struct DrawNetwork {
    static constexpr std::string_view name = "figures";
    static constexpr int version = 2;

    struct Input {
        const Network& network;
    };
    using Output = Figure;

    struct Options {
        figures::PaperOptions paper;

        template <typename Visitor>
        void describe(Visitor&& visit) {
            paper.describe(visit);
        }
    };

    /// CSV, vertices first, then edges: kind ("word" or "edge"), word, other, f, interviews, community, strength,
    /// weight, x, y, radius, px. For an edge, word and other are its ends and f is how often they are near each other;
    /// x, y, radius and px say how a word is drawn, in pixels. Throws Error for more words than a page holds and for
    /// text that is not UTF-8. Labels that are small or shortened, and discs that are larger than their share, are
    /// found.
    static Output run(const Input& input, const Options& options, Context& context);
};

static_assert(Stage<DrawNetwork>);

}  // namespace glane
