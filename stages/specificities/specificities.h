#pragma once
// The words that a part of the corpus has more of than the rest, or less: "spécificités" (Lafon 1980).
//
// The corpus is cut by a variable of its interviews (role, size of the commune …) or of its texts. Under chance alone
// the F occurrences of a word would fall on the t of T positions of a part as a hypergeometric draw does; the score is
// -log10 of the probability of as many as there are or more, or, with the sign changed, of as few or fewer.
// That probability is one-sided. The p-value beside it is two-sided (Fisher's exact test), since nobody said
// beforehand which side to look at, and is then adjusted for the number of words and parts that were looked at.

#include <string>
#include <string_view>

#include "pipeline/base/stage.h"
#include "pipeline/model/corpus.h"
#include "pipeline/model/language.h"
#include "pipeline/model/specificity.h"

namespace glane {

struct Specificities {
    static constexpr std::string_view name = "specificities";
    static constexpr int version = 1;

    struct Input {
        const Corpus& corpus;
        const Language& language;
    };

    struct Options {
        std::string by = "role";
        WordOptions words{};

        template <typename Visitor>
        void describe(Visitor&& visit) {
            visit("by", by, "the variable whose values are compared: role, kind, gender, size, function, interview …");
            words.describe(visit);
        }
    };

    using Output = SpecificityTable;

    /// Throws Error for values that an option does not know, and for a variable without two values in what is counted.
    static SpecificityTable run(const Input& input, const Options& options, Context& context);
};

static_assert(Stage<Specificities>);

}  // namespace glane
