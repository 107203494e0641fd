// The corpus with fewer emendations: the words change, the structure stays.
#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "pipeline/model/reading.h"
#include "pipeline/model/tokenize.h"

using namespace glane;

namespace {

const Language& language() {
    static const Language french =
        Language::parse({.stopwords = "", .elisions = "l'\nd'\n", .abbreviations = "", .facts = ""});
    return french;
}

/// One passage of one sentence, restored from what the page had: three words mended, one surely.
CorpusText page() {
    CorpusText text;
    text.source.name = "page.txt";
    text.source.text = "le nu mérique ecologique et l usage";
    Rewriter rewriter(text.source.text);
    rewriter.copy(3);
    rewriter.replace(11, "numérique", {"join", 0.8});
    rewriter.copy(1);
    rewriter.replace(10, "écologique", {"accent", 1.0});
    rewriter.copy(4);
    rewriter.replace(2, "l'", {"elision", 0.7});
    Rewriter::Result result = std::move(rewriter).finish();
    text.restored = {result.text, result.map, result.emendations};
    text.document.text = result.text;
    text.document.tokens = tokenize(result.text, language());
    const auto tokens = static_cast<std::uint32_t>(text.document.tokens.size());
    text.document.sentences = {{0, tokens}};
    Passage passage;
    passage.pieces = {{0, static_cast<std::uint32_t>(result.text.size())}};
    passage.tokens = {0, tokens};
    passage.sentences = {0, 1};
    text.document.passages = {passage};
    for (std::uint32_t i = 0; i < tokens; ++i) {
        text.tagged.lemmas.push_back("lemme-" + std::to_string(i));
        text.tagged.tags.push_back({i, PartOfSpeech::noun});
    }
    return text;
}

std::vector<std::string> forms(const CorpusText& text) {
    std::vector<std::string> forms;
    for (const Token& token : text.document.tokens) forms.emplace_back(text.document.form(token));
    return forms;
}

using Forms = std::vector<std::string>;

}  // namespace

TEST_CASE("reading: sure emendations stand, the others are taken back", "[reading]") {
    const Corpus corpus = {page()};
    REQUIRE(forms(corpus[0]) == Forms{"le", "numérique", "écologique", "et", "l'", "usage"});
    const CorpusText sure = corpus_as(Reading::sure, corpus, language()).at(0);
    CHECK(forms(sure) == Forms{"le", "nu", "mérique", "écologique", "et", "l", "usage"});
    const CorpusText raw = corpus_as(Reading::raw, corpus, language()).at(0);
    CHECK(forms(raw) == Forms{"le", "nu", "mérique", "ecologique", "et", "l", "usage"});
    CHECK(forms(corpus_as(Reading::restored, corpus, language()).at(0)) == forms(corpus[0]));
}

TEST_CASE("reading: what did not change keeps its tag, what did has none", "[reading]") {
    const CorpusText raw = corpus_as(Reading::raw, {page()}, language()).at(0);
    REQUIRE(raw.tagged.tags.size() == raw.document.tokens.size());
    CHECK(raw.tagged.lemma(0) == "lemme-0");
    CHECK(raw.tagged.lemma(1) == "nu");
    CHECK(raw.tagged.tags[1].pos == PartOfSpeech::other);
    CHECK(raw.tagged.lemma(6) == "lemme-5");
}

TEST_CASE("reading: sentences, passages and places stay", "[reading]") {
    const CorpusText raw = corpus_as(Reading::raw, {page()}, language()).at(0);
    CHECK(raw.document.sentences.at(0).end == 7);
    CHECK(raw.document.passages.at(0).tokens.end == 7);
    CHECK(raw.document.text == raw.source.text);
    for (const Token& token : raw.document.tokens) {
        CHECK(raw.as_printed(token.span).find(raw.document.form(token)) != std::string::npos);
    }
}
