#include <catch2/catch.hpp>

#include "build.h"
#include "pipeline/base/archive.h"
#include "stages/cooccurrence/cooccurrence.h"

using namespace glane;
using glane::test::build_corpus;

TEST_CASE("cooccurrence: a node in one of two turns", "[cooccurrence]") {
    const Corpus corpus = build_corpus("> le numérique responsable c'est le bon sens\n> autre chose\n");
    const Language language = Language::parse({.stopwords = "le\n", .elisions = "", .abbreviations = "", .facts = ""});
    const std::vector<PassageId> answers;
    Cooccur::Options options;
    options.node = "numérique responsable";
    options.min_f = 1;
    Context context;
    const CooccurrenceTable table = Cooccur::run({corpus, language, answers}, options, context);
    CHECK(table.nodes.size() == 1);
    CHECK(table.n == 8);
    CHECK(table.f1 == 6);
    REQUIRE(table.collocates.size() == 3);
}
