#include "pipeline/model/query_word_test.h"

#include <optional>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "pipeline/model/part_of_speech.h"
#include "pipeline/model/unicode.h"

namespace glane {
namespace {

constexpr std::string_view kTagsHint =
    "NOM (NOUN), VERBE (VERB), ADJECTIF (ADJ), ADVERBE (ADV), PROPN, AUX, DET, PRON, ADP, CCONJ, SCONJ, NUM …";

Query leaf(QueryKind kind, std::string text, Span span) {
    Query query;
    query.kind = kind;
    query.text = std::move(text);
    query.span = span;
    return query;
}

}  // namespace

bool is_word_test(std::string_view name) {
    const std::string wanted = folded(name);
    return wanted == "lemme" || wanted == "lemma" || wanted == "pos";
}

std::vector<std::string> word_test_names() { return {"lemme", "pos"}; }

std::vector<Query> word_tests(std::string_view query, const Lexeme& lexeme, const WordCutter& cut) {
    const bool is_pos = folded(lexeme.name) == "pos";
    const std::string_view value = lexeme.content.of(query);
    if (value.empty()) {
        query_error(query, lexeme.span, fmt::format("« {}: » sans valeur", lexeme.name),
                    is_pos ? "par exemple pos:ADJ" : "par exemple lemme:équiper");
    }
    if (lexeme.prefix) {
        query_error(query, lexeme.content, fmt::format("« {}: » ne prend pas d'étoile", lexeme.name),
                    "un début de mot se cherche sans champ : numéri*");
    }
    if (is_pos) {
        const std::optional<PartOfSpeech> pos = part_of_speech(value);
        if (!pos) query_error(query, lexeme.content, fmt::format("catégorie inconnue « {} »", value), kTagsHint);
        return {leaf(QueryKind::pos, std::string(tag_of(*pos)), lexeme.span)};
    }
    std::vector<Query> words;
    for (std::string& word : cut(value)) words.push_back(leaf(QueryKind::lemma, std::move(word), lexeme.span));
    if (words.empty()) query_error(query, lexeme.content, "il n'y a pas de mot ici", "par exemple lemme:équiper");
    return words;
}

}  // namespace glane
