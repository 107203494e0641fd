#pragma once
// Which words and expressions stand near an expression more often than chance would have it.
//
// Counting is by position: every word that counts is one position, near the node or not, and each
// is counted once, however many occurrences of the node it is near to. The convention is argued in
// pipeline/decisions/0006-cooccurrence.md and printed, in words, with every table. Those of other programs, for
// comparison, are in programs.h.

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/base/stage.h"
#include "pipeline/model/cooccurrence.h"
#include "pipeline/model/corpus.h"
#include "pipeline/model/language.h"

namespace glane {

/// One occurrence of a node that a query has found: tokens from the first matched word to the last.
struct NodeMatch {
    PassageId passage;
    Range tokens;  ///< into Document::tokens
    friend auto operator<=>(const NodeMatch&, const NodeMatch&) = default;
};
inline const std::vector<NodeMatch> kNoMatches;

struct Cooccur {
    static constexpr std::string_view name = "cooccurrence";
    static constexpr int version = 5;

    struct Input {
        const Corpus& corpus;
        const Language& language;
        const std::vector<PassageId>& answers;  ///< passages that answer the guide's question, for span "answers"
        /// Occurrences of the node, where a query of the search language says what it is: no overlap, in order.
        const std::vector<NodeMatch>& matches = kNoMatches;
    };

    struct Options {
        std::string node;
        std::string query;
        std::string inflection = "plural";
        std::string span = "turn";
        int left = 5;
        int right = 5;
        std::string within = "turn";
        std::string convention = "glane";
        std::string unit = "both";
        std::vector<std::string> pos;
        std::string stop_words = "out";
        int min_f = 2;
        int min_interviews = 0;
        std::string interviewers = "out";
        std::string scope = "all";
        std::string by;
        std::string part;
        int top = 0;

        [[nodiscard]] bool has_node() const { return !node.empty() || !query.empty(); }

        template <typename Visitor>
        void describe(Visitor&& visit) {
            visit("node", node, "the expression whose associations are sought, of one or more words");
            visit("query", query, "the node as a query of the search language, in place of an expression");
            visit("inflection", inflection,
                  "\"plural\": the node's words also with or without a final s or x; \"lemma\": all their forms; or "
                  "\"exact\"");
            visit("span", span,
                  "what is near: \"turn\" (or \"paragraph\": the passage), \"sentence\", \"interview\", \"window\" or "
                  "\"answers\"");
            visit("left", left, "words to the left of the node that a window holds");
            visit("right", right, "words to the right of the node that a window holds");
            visit("within", within, "what a window does not leave: \"turn\", \"sentence\", \"interview\" or \"text\"");
            visit("convention", convention,
                  "whose way of counting: \"glane\", \"cwb\", \"quanteda\" or \"txm\", which count single words, and "
                  "\"cwb\" in windows alone");
            visit("unit", unit,
                  "what is counted: \"form\" or \"lemma\" (single words), \"expression\" (several words) or \"both\" "
                  "(lemmas and expressions)");
            visit("pos", pos,
                  "parts of speech of single words that are counted, such as NOUN and ADJ; all where none is named");
            visit("stop_words", stop_words, "stop words are collocates (\"in\") or not (\"out\")");
            visit("min_f", min_f, "fewest occurrences near the node");
            visit("min_interviews", min_interviews, "fewest interviews in which a collocate stands near the node");
            visit("interviewers", interviewers, "what interviewers say counts (\"in\") or not (\"out\")");
            visit("scope", scope, "\"interviews\", \"report\" (all the rest) or \"all\"");
            visit("by", by, "a variable (role, kind, size, interview …) of which only one part counts");
            visit("part", part, "the value that makes that part, such as \"élu\"");
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
