#pragma once
// Sequences of words that come back: "segments répétés" (Lafon & Salem 1983; Salem 1987), or plain n-grams.
//
// A segment crosses no punctuation, number or sentence end. Every occurrence counts, overlapping ones too ("ha ha ha"
// has "ha ha" twice). By default a segment is left out when it never stands outside longer ones of the table.

#include <string>
#include <string_view>

#include "pipeline/base/stage.h"
#include "pipeline/model/corpus.h"
#include "pipeline/model/language.h"
#include "pipeline/model/segment_table.h"

namespace glane {

struct Repetition {
    static constexpr std::string_view name = "repetition";
    static constexpr int version = 1;

    struct Input {
        const Corpus& corpus;
        const Language& language;
    };

    struct Options {
        int shortest = 2;
        int longest = 20;
        std::string nested = "out";
        std::string edges = "out";
        WordOptions words{.min_f = 3};

        template <typename Visitor>
        void describe(Visitor&& visit) {
            visit("shortest", shortest, "fewest words of a segment");
            visit("longest", longest, "most words of a segment, up to 100");
            visit("nested", nested, "segments that stand only inside longer ones are kept (\"in\") or not (\"out\")");
            visit("edges", edges, "a segment may begin or end with a stop word (\"in\") or not (\"out\")");
            words.describe(visit);
        }
    };

    using Output = SegmentTable;

    /// Throws Error for values that an option does not know; the unit is "form" or "lemma".
    static SegmentTable run(const Input& input, const Options& options, Context& context);
};

static_assert(Stage<Repetition>);

}  // namespace glane
