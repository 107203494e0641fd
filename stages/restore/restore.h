#pragma once
// Restoration: the text as it should have been read, every change accounted for.
//
// A noisy channel. Candidates come from the confusions that an OCR engine without French makes, undone
// over the word list; substitution, missing apostrophe, split and join compete in one lattice per
// sentence, scored by the channel and a 3-gram model. The channel and the words of the document are
// learnt from a first reading. What is not surely better is left as it was read.

#include <string_view>
#include <vector>

#include "pipeline/base/stage.h"
#include "pipeline/model/decision.h"
#include "pipeline/model/lexicon.h"
#include "pipeline/model/offset_map.h"
#include "pipeline/model/source.h"

namespace glane {

struct Restore {
    static constexpr std::string_view name = "restore";
    static constexpr int version = 3;

    struct Input {
        const Source& source;
        const Lexicon& lexicon;
        std::vector<Decision> decisions = {};  ///< of the researcher, on this source
    };
    using Output = Restored;

    struct Options {
        double apply_above = 0.6;        ///< probability from which a change of an unknown word is made
        double apply_word_above = 0.82;  ///< the same where what was read is itself a word
        double propose_above = 0.2;      ///< from which a change that is not made is put on the review list
        bool accent_capitals = false;    ///< Etat becomes État

        template <typename Visitor>
        void describe(Visitor&& visit) {
            visit("apply_above", apply_above, "probability from which an unknown word is changed, 0 to 1");
            visit("apply_word_above", apply_word_above, "the same where what was read is itself a word, 0 to 1");
            visit("propose_above", propose_above, "probability from which a change is put on the review list, 0 to 1");
            visit("accent_capitals", accent_capitals, "give capitals their accents: Etat becomes État");
        }
    };

    static Output run(const Input& input, const Options& options, Context& context);
};

static_assert(Stage<Restore>);

}  // namespace glane
