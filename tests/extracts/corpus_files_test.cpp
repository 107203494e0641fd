#include "stages/extracts/corpus_files.h"

#include <string>

#include <catch2/catch.hpp>

#include "pipeline/model/tokenize.h"
#include "tests/extracts/build.h"

namespace glane {
namespace {

using namespace test;

/// The turns of a made interview, tokenised as segmentation would.
CorpusText tokenised(CorpusText text) {
    for (Passage& passage : text.document.passages) {
        const auto first = static_cast<std::uint32_t>(text.document.tokens.size());
        for (const Token& token : tokenize(text.document.text, passage.pieces.front(), french())) {
            text.document.tokens.push_back(token);
        }
        passage.tokens = {first, static_cast<std::uint32_t>(text.document.tokens.size())};
    }
    return text;
}

Corpus corpus() {
    CorpusText other = tokenised(interview_of({{"R2", false, "Oui, 3 fois."}}));
    other.document.interviews[0].facts = {"", "", "", "EPCI", 500, 500};
    return {
        tokenised(interview_of({{"Q", true, "Et l'hiver ?"}, {"R", false, "Rien."}, {"R2", false, "Rien du tout."}})),
        other};
}

}  // namespace

TEST_CASE("corpus.csv: one row an interview, its words counted by who says them", "[extracts]") {
    CHECK(corpus_csv(corpus()) ==
          "id,document,page,line,heading,function,role,gender,kind,size_min,size_max,speakers,interviewees,turns,"
          "interviewer_turns,words_interviewees,words_interviewers\n"
          "a,a.txt,1,1,Entretien avec une élue,,élu,femme,commune,2000,,3,2,3,1,4,3\n"
          "a,a.txt,1,1,Entretien avec une élue,,,,EPCI,500,500,1,1,1,0,2,0\n");
}

TEST_CASE("corpus-summary.csv: the sums of all and of each value, what is unknown last", "[extracts]") {
    CHECK(corpus_summary_csv(corpus()) ==
          "variable,value,interviews,speakers,interviewees,turns,interviewer_turns,words_interviewees,words_"
          "interviewers\n"
          "total,,2,4,3,4,1,6,3\n"
          "kind,EPCI,1,1,1,1,0,2,0\nkind,commune,1,3,2,3,1,4,3\n"
          "role,élu,1,3,2,3,1,4,3\nrole,NA,1,1,1,1,0,2,0\n"
          "gender,femme,1,3,2,3,1,4,3\ngender,NA,1,1,1,1,0,2,0\n"
          "size,500,1,1,1,1,0,2,0\nsize,2000–,1,3,2,3,1,4,3\n");
    CHECK(corpus_summary_csv({}).find("total,,0,0,0,0,0,0,0\n") != std::string::npos);
}

}  // namespace glane
