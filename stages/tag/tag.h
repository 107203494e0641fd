#pragma once
// Lemma and part of speech of every token, in the context of its sentence.
//
// What a form can be comes from Morphology; which of it it is, from a model of classes in a row (TagModel), the best
// path of which is found sentence by sentence (Viterbi). Classes are finer than the tags of Universal
// Dependencies that come out. Linear in the length of the text.

#include <string_view>

#include "pipeline/base/stage.h"
#include "pipeline/model/document.h"
#include "pipeline/model/morphology.h"
#include "pipeline/model/part_of_speech.h"
#include "pipeline/model/tag_model.h"

namespace glane {

struct Tag {
    static constexpr std::string_view name = "tag";
    static constexpr int version = 3;

    struct Input {
        const Document& document;
        const Morphology& morphology;
        const TagModel& model;
    };
    using Output = Tagged;  ///< one tag a token of the document
    using Options = NoOptions;

    static Output run(const Input& input, const Options& options, Context& context);
};

static_assert(Stage<Tag>);

}  // namespace glane
