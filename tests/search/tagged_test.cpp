// What a tagged corpus adds: lemmas in context and parts of speech.
#include <catch2/catch.hpp>

#include <algorithm>
#include <map>

#include "pipeline/base/error.h"
#include "pipeline/model/search_index.h"
#include "pipeline/model/search_terms.h"
#include "pipeline/model/search_window.h"
#include "pipeline/model/unicode.h"
#include "tests/search/invented.h"

using namespace glane;
using namespace glane::test;

namespace {

using Numbers = std::vector<std::uint32_t>;
using Tag = std::pair<std::string, PartOfSpeech>;

Query leaf(QueryKind kind, std::string text) {
    Query query;
    query.kind = kind;
    query.text = std::move(text);
    return query;
}

Query joined(QueryKind kind, std::vector<Query> parts, std::uint32_t distance = 0) {
    Query query;
    query.kind = kind;
    query.parts = std::move(parts);
    query.distance = distance;
    return query;
}

/// Tags a text: `tag` says what a token is.
template <typename Tagger>
void tag_text(CorpusText& text, Tagger tag) {
    std::map<std::string, std::uint32_t> numbers;
    for (const Token& token : text.document.tokens) {
        const Tag found = tag(std::string(text.document.form(token)));
        const auto [at, is_new] = numbers.emplace(found.first, static_cast<std::uint32_t>(text.tagged.lemmas.size()));
        if (is_new) text.tagged.lemmas.push_back(found.first);
        text.tagged.tags.push_back({at->second, found.second});
    }
}

/// "avions" is a verb or a noun, as the word before says.
Corpus planes() {
    CorpusText text = text_of("a.txt", {{PassageKind::paragraph, "nous avions peur"},
                                        {PassageKind::paragraph, "les avions volent"},
                                        {PassageKind::paragraph, "un avion, l'avoir"},
                                        {PassageKind::paragraph, "Agent.e.s et élus"}});
    std::string before;
    tag_text(text, [&before](const std::string& form) -> Tag {
        const std::string last = std::exchange(before, form);
        if (form == "avions") {
            return last == "nous" ? Tag{"avoir", PartOfSpeech::auxiliary} : Tag{"avion", PartOfSpeech::noun};
        }
        static const std::map<std::string, Tag> kTags = {
            {"avion", {"avion", PartOfSpeech::noun}},     {"avoir", {"avoir", PartOfSpeech::auxiliary}},
            {"peur", {"peur", PartOfSpeech::noun}},       {"volent", {"voler", PartOfSpeech::verb}},
            {"Agent.e.s", {"agent", PartOfSpeech::noun}}, {"élus", {"élu", PartOfSpeech::noun}}};
        const auto found = kTags.find(form);
        return found != kTags.end() ? found->second : Tag{to_lower(form), PartOfSpeech::other};
    });
    return {std::move(text)};
}

Numbers passages(const SearchIndex& index, const Query& query) {
    Numbers numbers;
    for (const SearchHit& hit : index.search(query, {.order = SearchOrder::document}).hits) {
        numbers.push_back(hit.passage.passage);
    }
    return numbers;
}

}  // namespace

TEST_CASE("tagged: a lemma is found where it is meant", "[search]") {
    const SearchIndex index = SearchIndex::open(indexed("tagged", planes()));
    using K = QueryKind;
    CHECK(passages(index, leaf(K::lemma, "avoir")) == Numbers{0, 2});
    CHECK(passages(index, leaf(K::lemma, "avion")) == Numbers{1, 2});
    CHECK(passages(index, leaf(K::lemma, "Elu")) == Numbers{3});  // case and accents aside
    CHECK(passages(index, leaf(K::lemma, "avions")).empty());
    CHECK(passages(index, leaf(K::form, "avions")) == Numbers{0, 1});
    CHECK(passages(index, leaf(K::exact, "avions")) == Numbers{0, 1});
    CHECK(passages(index, leaf(K::word, "avion")) == Numbers{1, 2});
    CHECK(passages(index, leaf(K::word, "avions")) == Numbers{0, 1, 2});  // either
    CHECK(passages(index, leaf(K::word, "peurs")) == Numbers{0});         // unknown: by its stem
    CHECK(passages(index, leaf(K::word, "agentes")) == Numbers{3});
    CHECK(passages(index, leaf(K::pos, "VERB")) == Numbers{1});
    CHECK(passages(index, leaf(K::pos, "NOUN")) == Numbers{0, 1, 2, 3});
    CHECK(passages(index, leaf(K::pos, "ADJ")).empty());
    CHECK(passages(index, joined(K::phrase, {leaf(K::pos, "NOUN"), leaf(K::pos, "VERB")})) == Numbers{1});
    CHECK(passages(index, joined(K::phrase, {leaf(K::lemma, "avoir"), leaf(K::pos, "NOUN")})) == Numbers{0});
    CHECK(passages(index, joined(K::near, {leaf(K::pos, "NOUN"), leaf(K::pos, "NOUN")}, 1)) == Numbers{0 + 3});
}

TEST_CASE("tagged: finds what reading every token finds", "[search][property]") {
    CorpusText text = drawn_text("un.txt", 21, 200);
    Dice dice(8);
    // Tags drawn in spite of the word: lemmas of three letters, so that forms have several and share them.
    tag_text(text, [&dice](const std::string& form) -> Tag {
        std::string lemma = folded(form).substr(0, 1 + dice.roll(3));
        return {first_invalid_utf8(lemma) == std::string::npos ? lemma : "x", static_cast<PartOfSpeech>(dice.roll(4))};
    });
    const Corpus corpus = {text};
    const SearchIndex index = SearchIndex::open(indexed("tagged-drawn", corpus));
    const auto part = [&](Dice& draw) {
        return draw.chance(50) ? leaf(QueryKind::lemma, folded_term(draw.pick(text.tagged.lemmas)))
                               : leaf(QueryKind::pos, std::string(tag_of(static_cast<PartOfSpeech>(draw.roll(4)))));
    };
    const auto is_met = [&](const Query& query, std::uint32_t token) {
        if (query.kind == QueryKind::pos) return tag_of(text.tagged.tags[token].pos) == query.text;
        return folded_term(text.tagged.lemma(token)) == query.text;
    };
    for (int round = 0; round < 300; ++round) {
        std::vector<Query> parts;
        for (std::size_t i = 1 + dice.roll(3); i > 0; --i) parts.push_back(part(dice));
        const bool near = parts.size() > 1 && dice.chance(50);
        const auto distance = static_cast<std::uint32_t>(dice.roll(3));
        Numbers expected;
        for (std::uint32_t p = 0; p < text.document.passages.size(); ++p) {
            std::vector<std::vector<Stretch>> places(parts.size());
            std::uint32_t word = 0;
            const Range tokens = text.document.passages[p].tokens;
            for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
                if (text.document.tokens[t].kind == TokenKind::punctuation) continue;
                for (std::size_t i = 0; i < parts.size(); ++i) {
                    if (is_met(parts[i], t)) places[i].push_back({{word}});
                }
                ++word;
            }
            const auto found = near ? stretches_nearby(places, distance) : stretches_in_a_row(places);
            if (is_running_text(text.document.passages[p].kind) && !found.empty()) expected.push_back(p);
        }
        const Query query =
            parts.size() == 1 ? parts[0] : joined(near ? QueryKind::near : QueryKind::phrase, parts, distance);
        CAPTURE(round, near, distance);
        const SearchResult result = index.search(query, {.limit = 1000, .order = SearchOrder::document});
        Numbers found;
        for (const SearchHit& hit : result.hits) {
            found.push_back(hit.passage.passage);
            REQUIRE_FALSE(hit.occurrences.empty());
        }
        REQUIRE(found == expected);
    }
}
