#pragma once
// The answers to a question of the interview guide, interview by interview: the annex rebuilt.
//
// Where the guide's question is asked is found by wording. A turn of the interviewer asks it when
// it holds at least 60 % of the question's content words (stop words left out; one letter in a word
// of six may be misread). The answer runs from that turn to the end of the interview, or to the
// turn in which the interviewer asks another question of the guide (`other_questions`) or says so
// (`new_subject`). Questions that only follow up are part of it.
//
// The interviews of a report (its annex) are given as answers already: they come out whole.

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/base/stage.h"
#include "pipeline/model/corpus.h"
#include "pipeline/model/extract.h"
#include "pipeline/model/language.h"

namespace glane {

struct Extracts {
    static constexpr std::string_view name = "extracts";
    static constexpr int version = 2;

    struct Input {
        const Corpus& corpus;
        const Language& language;
    };
    using Output = Annex;

    /// `node` and `question` come from [project].
    struct Options {
        std::string node;
        std::string question;
        std::vector<std::string> variants;
        std::vector<std::string> other_questions;
        std::vector<std::string> new_subject{"changeons de sujet", "passons à", "autre sujet", "autre question"};

        template <typename Visitor>
        void describe(Visitor&& visit) {
            visit("node", node, "expression to mark in the extracts");
            visit("question", question, "question of the interview guide; empty for whole interviews");
            visit("variants", variants, "other wordings of the question");
            visit("other_questions", other_questions, "questions of the guide that end the answer");
            visit("new_subject", new_subject, "words of the interviewer that end the answer");
        }
    };

    static Output run(const Input& input, const Options& options, Context& context);
};

static_assert(Stage<Extracts>);

}  // namespace glane
