#pragma once
// The words that tell a corpus from another one: keywords (Scott 1997), by the log-likelihood of the four counts
// (Dunning 1993; Rayson & Garside 2000), with how large the difference is beside how sure.

#include <string>
#include <string_view>

#include "pipeline/base/stage.h"
#include "pipeline/model/corpus.h"
#include "pipeline/model/keyness.h"
#include "pipeline/model/language.h"

namespace glane {

struct Keyness {
    static constexpr std::string_view name = "keyness";
    static constexpr int version = 1;

    struct Input {
        const Corpus& corpus;
        const Language& language;
        const WordCounts& against;
    };

    using Options = WordOptions;
    using Output = KeynessTable;

    /// A word has a row when the two corpora together have it min_f times. Single words only: which expressions are
    /// told apart depends on the corpus. Throws Error for values that an option does not know, and where one of the
    /// two corpora is empty.
    static KeynessTable run(const Input& input, const Options& options, Context& context);

    /// The words of another corpus, counted in the same way.
    static WordCounts counts_of(const Corpus& corpus, const Language& language, const Options& options);
};

static_assert(Stage<Keyness>);

}  // namespace glane
