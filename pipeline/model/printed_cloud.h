#pragma once
// A word cloud that a report prints as a picture, put together again from its torn text: which expression of which
// interview stands behind each of its pieces.

#include <cstdint>
#include <string>
#include <vector>

#include "pipeline/model/source.h"

namespace glane {

/// A piece of the picture's text: words that stand side by side on one line.
struct CloudFragment {
    std::string printed;  ///< as the page has them
    std::uint32_t line = 0;
    bool turned = false;  ///< read upside down

    template <typename Archive>
    void archive(Archive& a) {
        a(printed, line, turned);
    }
};

/// What the counts say of a printed expression.
struct CountedBeside {
    /// "same": counted as it is printed; "within": inside a longer expression that is counted; "part": only a part of it
    /// is counted, a word or several; "none": nothing of it is; empty where nothing was counted.
    std::string match;
    std::string collocate;  ///< as the table of collocates has it
    std::size_t rank = 0;   ///< in that table, from 1
    std::int64_t f = 0;
    std::int64_t f2 = 0;
    double expected = 0;
    double log_likelihood = 0;  ///< signed
    double p = 1;
    double q = 1;
    std::uint32_t interviews = 0;
};

/// An expression of the picture and where it was said.
struct CloudExpression {
    std::string expression;                ///< in the words of the interview
    std::vector<CloudFragment> fragments;  ///< in the order in which they make the expression
    SourceRef ref;
    std::uint32_t line_end = 0;
    std::string speaker;
    bool interviewer = false;
    double similarity = 0;          ///< share of the expression's letters that the fragments have, 0 to 1
    std::vector<SourceRef> others;  ///< where the same words stand again
    CountedBeside counted{};        ///< filled once there are counts; not stored with the cloud

    template <typename Archive>
    void archive(Archive& a) {
        a(expression, fragments, ref, line_end, speaker, interviewer, similarity, others);
    }
};

/// A piece that no interview explains.
struct CloudLeftover {
    CloudFragment fragment;
    std::string
        perhaps;    ///< a word of the interviews that it may be torn from; or the same words elsewhere in the corpus
    SourceRef ref;  ///< of that; page 0 where nothing was found at all

    template <typename Archive>
    void archive(Archive& a) {
        a(fragment, perhaps, ref);
    }
};

struct PrintedCloud {
    SourceRef ref;  ///< where the picture begins
    std::uint32_t line_end = 0;
    double share = 0;                          ///< of the picture's letters that belong to expressions of several words
    std::vector<CloudExpression> expressions;  ///< in the order of their first fragment on the page
    std::vector<CloudLeftover> leftovers;      ///< in the order of the page

    template <typename Archive>
    void archive(Archive& a) {
        a(ref, line_end, share, expressions, leftovers);
    }
};

}  // namespace glane
