#pragma once
// Word clouds that a report prints: for each figure whose words come from the interviews, which expressions of which
// interviews it shows. Its text reaches us torn: expressions stand side by side on one line or run over several, in
// any order, with letters lost, some upside down. How the pieces are put together stands in tiling.h.
//
// A figure counts as such a cloud when at least `share` of its letters belong to expressions of several words that an
// interview holds, and at least three do: single words of a poster stand in any interview.

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/base/stage.h"
#include "pipeline/model/corpus.h"
#include "pipeline/model/language.h"
#include "pipeline/model/printed_cloud.h"

namespace glane {

struct PrintedClouds {
    static constexpr std::string_view name = "printed_clouds";
    static constexpr int version = 1;

    struct Input {
        const Corpus& corpus;
        const Language& language;
    };
    using Output = std::vector<PrintedCloud>;

    struct Options {
        double share = 0.4;
        std::vector<std::string> caption;

        template <typename Visitor>
        void describe(Visitor&& visit) {
            visit("share", share,
                  "share of a figure's letters that must come from the interviews for it to be their cloud");
            visit("caption", caption,
                  "lines of a figure that are its caption (regular expressions; as under [structure])");
        }
    };

    static Output run(const Input& input, const Options& options, Context& context);
};

static_assert(Stage<PrintedClouds>);

}  // namespace glane
