// Patterns of expressions: what they match, and what is refused.
#include <catch2/catch.hpp>

#include "pipeline/base/error.h"
#include "pipeline/base/file.h"
#include "pipeline/model/phrase_pattern.h"

using namespace glane;

namespace {

std::string symbols(const std::vector<std::pair<PartOfSpeech, VerbForm>>& words) {
    std::string row;
    for (const auto& [pos, form] : words) row += phrase_symbol(pos, form);
    return row;
}

using P = PartOfSpeech;
using V = VerbForm;

}  // namespace

TEST_CASE("phrase patterns: a pattern describes the whole expression", "[phrase_pattern]") {
    PhraseMatcher matcher(parse_phrase_patterns("n\tNOUN (ADJ | ADP DET? NOUN)+\nv\tINF DET? NOUN\n", "phrases.tsv"));
    CHECK(matcher.matches(symbols({{P::noun, V::none}, {P::adjective, V::none}})));
    CHECK(matcher.matches(
        symbols({{P::noun, V::none}, {P::adposition, V::none}, {P::determiner, V::none}, {P::noun, V::none}})));
    CHECK(matcher.matches(symbols({{P::verb, V::infinitive}, {P::noun, V::none}})));
    CHECK_FALSE(matcher.matches(symbols({{P::noun, V::none}})));
    CHECK_FALSE(matcher.matches(symbols({{P::noun, V::none}, {P::adposition, V::none}})));
    CHECK_FALSE(matcher.matches(symbols({{P::verb, V::finite}, {P::noun, V::none}})));
    CHECK_FALSE(matcher.matches(""));
}

TEST_CASE("phrase patterns: none match nothing", "[phrase_pattern]") {
    PhraseMatcher matcher(parse_phrase_patterns("", "phrases.tsv"));
    CHECK_FALSE(matcher.matches(symbols({{P::noun, V::none}, {P::adjective, V::none}})));
}

TEST_CASE("phrase patterns: what is none is refused with its line", "[phrase_pattern]") {
    const auto [text, what] = GENERATE(table<std::string, std::string>({
        {"n\tNOM ADJ\n", "unknown part of speech \"NOM\""},
        {"n\tNOUN [ADJ]\n", "\"[\" has no meaning in a pattern"},
        {"n\tNOUN (ADJ\n", "the pattern is no regular expression"},
        {"NOUN ADJ\n", "a kind and a pattern were expected"},
    }));
    CAPTURE(text);
    try {
        parse_phrase_patterns(text, "phrases.tsv");
        FAIL("not refused");
    } catch (const Error& error) {
        CHECK(error.fault().what == what);
        CHECK(error.fault().where.line == 1);
        CHECK_FALSE(error.fault().hint.empty());
    }
}

TEST_CASE("phrase patterns: those of French are sound", "[phrase_pattern]") {
    PhraseMatcher matcher(
        parse_phrase_patterns(read_file(GLANE_SOURCE_DIR "/lexicon/phrases.tsv"), "lexicon/phrases.tsv"));
    // poids carbone des échanges numériques; limiter la taille des fichiers; savoir comment ça marche
    CHECK(matcher.matches(symbols({{P::noun, V::none},
                                   {P::noun, V::none},
                                   {P::adposition, V::none},
                                   {P::noun, V::none},
                                   {P::adjective, V::none}})));
    CHECK(matcher.matches(symbols({{P::verb, V::infinitive},
                                   {P::determiner, V::none},
                                   {P::noun, V::none},
                                   {P::adposition, V::none},
                                   {P::noun, V::none}})));
    CHECK(matcher.matches(
        symbols({{P::verb, V::infinitive}, {P::adverb, V::none}, {P::pronoun, V::none}, {P::verb, V::finite}})));
    // des échanges; la taille
    CHECK_FALSE(matcher.matches(symbols({{P::adposition, V::none}, {P::noun, V::none}})));
    CHECK_FALSE(matcher.matches(symbols({{P::determiner, V::none}, {P::noun, V::none}})));
}
