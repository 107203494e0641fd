#pragma once
// Lemma and part of speech of every token, in its sentence: what the dictionaries say it may be (Morphology), and of
// that the most likely row of tags (TagModel) by Viterbi's algorithm. Linear in the text.

#include "pipeline/base/stage.h"
#include "pipeline/model/document.h"
#include "pipeline/model/morphology.h"
#include "pipeline/model/part_of_speech.h"
#include "pipeline/model/tag_model.h"

namespace glane {

struct Tag {
    static constexpr std::string_view name = "tag";
    static constexpr int version = 1;

    struct Input {
        const Document& document;
        const Morphology& morphology;
        const TagModel& model;
    };
    using Output = Tagged;
    using Options = NoOptions;

    static Output run(const Input& in, const Options& options, Context& context);
};
static_assert(Stage<Tag>);

}  // namespace glane
