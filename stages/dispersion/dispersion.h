#pragma once
// How evenly words and expressions are spread over the interviews, documents or sections of a corpus, and where each
// occurrence stands: frequency alone does not tell what everybody says from what one person repeats.

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/base/stage.h"
#include "pipeline/model/corpus.h"
#include "pipeline/model/dispersion.h"
#include "pipeline/model/language.h"

namespace glane {

struct Disperse {
    static constexpr std::string_view name = "dispersion";
    static constexpr int version = 1;

    struct Input {
        const Corpus& corpus;
        const Language& language;
    };

    struct Options {
        std::vector<std::string> expressions;
        int top = 20;
        std::string over = "interview";
        WordOptions words{};

        template <typename Visitor>
        void describe(Visitor&& visit) {
            visit("expressions", expressions, "words and expressions; the most frequent words where none is named");
            visit("top", top, "how many of the most frequent words, 0 for all");
            visit("over", over,
                  "what makes the parts: interview, document, section, or any variable of the interviews");
            words.describe(visit);
        }
    };

    using Output = DispersionTable;

    /// Throws Error for values that an option does not know, and where there are fewer than two parts.
    static DispersionTable run(const Input& input, const Options& options, Context& context);
};

static_assert(Stage<Disperse>);

}  // namespace glane
