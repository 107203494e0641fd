#pragma once
// The quotation check: for every quotation the passage of the corpus that it comes from, whatever a machine, a typist
// or an author did to it on the way. model/attestation.h says what the verdicts and the similarity mean.
//
// Passages that share the quotation's rarer words in about its order are looked at first; words that the
// corpus lacks are looked up by their trigrams. The best of these passages are aligned word by word. Where that finds
// nothing, known words are taken for misread ones too; then the second half of the quotation is put before the first,
// as lines torn in two are joined; then it is turned upside down.
//
// A short quotation needs more likeness than a long one, as chance can bring a few words together:
// `near_short` for one word, sinking to `near` at 40 letters. One word at least that means something must be
// recognised; stop words alone must be five, or stand there letter for letter.

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/base/stage.h"
#include "pipeline/model/attestation.h"
#include "pipeline/model/corpus.h"
#include "pipeline/model/language.h"

namespace glane {

struct Trace {
    static constexpr std::string_view name = "trace";
    static constexpr int version = 1;

    struct Input {
        const Corpus& corpus;
        const Language& language;
        const std::vector<std::string>& quotes;
    };
    /// One for each quotation, in their order.
    using Output = std::vector<Attestation>;

    struct Options {
        double near = 0.75;
        double near_short = 0.85;
        std::string where = "all";

        template <typename Visitor>
        void describe(Visitor&& visit) {
            visit("near", near, "similarity from which a quotation of 40 letters or more counts as found, 0 to 1");
            visit("near_short", near_short, "the same for one word; in between for what lies between");
            visit("where", where, "passages to look in: all, or interviews");
        }
    };

    static Output run(const Input& input, const Options& options, Context& context);
};

static_assert(Stage<Trace>);

}  // namespace glane
