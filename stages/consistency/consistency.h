#pragma once
// Does a report agree with itself about its corpus, and with what was found in it?
//
// Compared are totals of a unit with each other, with enumerations, with the rows of tables and with the
// interviews; size classes with rows and interviews; shares with 100; references with pages and annexes; the
// years of a named survey with each other. A verdict is "contradicts" only where the text is plain
// (statements.h); fewer interviews than stated contradict nothing, since an annex may hold some of them. Every
// comparison is kept, so that a researcher sees what was checked; a contradiction is a finding as well.

#include <string_view>

#include "pipeline/base/stage.h"
#include "pipeline/model/consistency.h"
#include "pipeline/model/corpus.h"
#include "pipeline/model/language.h"

namespace glane {

struct Consistency {
    static constexpr std::string_view name = "consistency";
    static constexpr int version = 1;

    struct Input {
        const Corpus& corpus;
        const Language& language;
    };
    using Output = ConsistencyTable;
    using Options = NoOptions;

    static Output run(const Input& input, const Options& options, Context& context);
};

static_assert(Stage<Consistency>);

}  // namespace glane
