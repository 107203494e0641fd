#pragma once
// The words and expressions of a corpus as a network: the strongest collocates of a node, or those of the strongest
// pairs, joined where two of them stand near each other more often than chance would have it.
//
// The convention is argued in pipeline/decisions/0015-network.md and printed, in words, with every network.

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/base/stage.h"
#include "pipeline/model/corpus.h"
#include "pipeline/model/language.h"
#include "pipeline/model/network.h"
#include "pipeline/model/pair_options.h"
#include "pipeline/model/token_table.h"

namespace glane {

struct BuildNetwork {
    static constexpr std::string_view name = "network";
    static constexpr int version = 2;

    struct Input {
        const Corpus& corpus;  ///< that the table was made from: how words are printed, what expressions there are
        const Language& language;
        const TokenTable& tokens;
        const std::vector<Range>& nodes;  ///< positions of the node, sorted, none overlapping another
    };

    struct Options {
        std::string node;  ///< empty: no node, the strongest pairs
        PairOptions pairs;
        std::string measure = "log_dice";
        double level = 0.05;
        int top = 60;
        int edges = 200;

        template <typename Visitor>
        void describe(Visitor&& visit) {
            visit("node", node, "the expression whose collocates are the vertices; the whole corpus where it is empty");
            pairs.describe(visit);
            visit("measure", measure, "the association measure that weighs the edges");
            visit("level", level, "share of false discoveries among the edges that is put up with");
            visit("top", top, "most words and expressions");
            visit("edges", edges, "most edges, the heaviest first; 0 for all");
        }
    };

    using Output = Network;

    /// A network without words where no pair is significant. Throws Error for values that an option does not know and
    /// for a measure that cannot weigh an edge.
    static Network run(const Input& input, const Options& options, Context& context);
};

static_assert(Stage<BuildNetwork>);

}  // namespace glane
