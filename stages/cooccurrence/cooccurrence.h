#pragma once
// Which words and expressions stand near an expression more often than chance would have it.
//
// Counting is by position: every word that counts is one position, near the node or not, and each
// is counted once, however many occurrences of the node it is near to. The convention is argued in
// pipeline/decisions/0006-cooccurrence.md and printed, in words, with every table.

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/base/stage.h"
#include "pipeline/model/cooccurrence.h"
#include "pipeline/model/corpus.h"
#include "pipeline/model/language.h"

namespace glane {

struct Cooccur {
    static constexpr std::string_view name = "cooccurrence";
    static constexpr int version = 1;

    struct Input {
        const Corpus& corpus;
        const Language& language;
        const std::vector<PassageId>& answers;  ///< passages that answer the guide's question, for span "answers"
    };

    struct Options {
        std::string node;
        std::string inflection = "plural";
        std::string span = "turn";
        int left = 5;
        int right = 5;
        std::string unit = "both";
        int min_f = 2;
        std::string interviewers = "out";
        std::string scope = "all";
        int top = 0;

        template <typename Visitor>
        void describe(Visitor&& visit) {
            visit("node", node, "the expression whose associations are sought, of one or more words");
            visit("inflection", inflection, "\"plural\": the node's words also with or without a final s or x; or \"exact\"");
            visit("span", span, "what is near: \"turn\" (the passage), \"sentence\", \"window\" or \"answers\"");
            visit("left", left, "words to the left of the node that a window holds");
            visit("right", right, "words to the right of the node that a window holds");
            visit("unit", unit, "what is counted: \"form\" (single words), \"expression\" (several words) or \"both\"");
            visit("min_f", min_f, "fewest occurrences near the node");
            visit("interviewers", interviewers, "what interviewers say counts (\"in\") or not (\"out\")");
            visit("scope", scope, "\"interviews\", \"report\" (all the rest) or \"all\"");
            visit("top", top, "length of the table, 0 for all");
        }
    };

    using Output = CooccurrenceTable;

    /// Throws Error for an empty node and for values that an option does not know. A node that never
    /// occurs gives an empty table and a finding.
    static CooccurrenceTable run(const Input& input, const Options& options, Context& context);
};

static_assert(Stage<Cooccur>);

}  // namespace glane
