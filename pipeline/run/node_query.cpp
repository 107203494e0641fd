#include "pipeline/run/node_query.h"

#include <algorithm>
#include <map>
#include <utility>

#include "pipeline/model/query.h"
#include "pipeline/model/search_index.h"
#include "pipeline/run/index_step.h"

namespace glane {
namespace {

/// The tokens of a passage that the index has as words, in order.
std::vector<std::uint32_t> words_of(const Document& document, const Passage& passage) {
    std::vector<std::uint32_t> words;
    for (std::uint32_t i = passage.tokens.begin; i < passage.tokens.end; ++i) {
        const Token& token = document.tokens[i];
        if (token.kind == TokenKind::punctuation || token.span.empty()) continue;
        const bool inside = std::any_of(passage.pieces.begin(), passage.pieces.end(),
                                        [&token](Span piece) { return piece.contains(token.span); });
        if (inside) words.push_back(i);
    }
    return words;
}

}  // namespace

std::vector<NodeMatch> matches_of_query(const std::string& query, const Project& project, const Prepared& prepared,
                                        const Language& language) {
    const Query parsed = parse_query(query, word_cutter(language));
    const SearchIndex index = SearchIndex::open(index_folder(project));
    if (index.key() != index_key(prepared)) {
        throw Error({.where = {index_folder(project).string()},
                     .what = "the search index was made from other texts",
                     .hint = "run `glane run`, which builds it again"});
    }
    std::map<std::string, std::uint32_t> texts;
    for (std::uint32_t i = 0; i < prepared.corpus.size(); ++i) texts[prepared.corpus[i].source.name] = i;
    const SearchResult result =
        index.search(parsed, {.limit = static_cast<std::size_t>(-1), .order = SearchOrder::document});
    std::vector<NodeMatch> matches;
    for (const SearchHit& hit : result.hits) {
        const std::uint32_t text = texts.at(hit.passage.document);
        const Document& document = prepared.corpus[text].document;
        const std::vector<std::uint32_t> words = words_of(document, document.passages.at(hit.passage.passage));
        for (const MatchedWords& match : hit.occurrences) {
            matches.push_back({{text, hit.passage.passage}, {words.at(match.first()), words.at(match.last()) + 1}});
        }
    }
    if (matches.empty() && result.total > 0) {
        throw Error({.where = {},
                     .what = "the query names no word, so nothing can stand near it",
                     .hint = "give a word beside the conditions; to compare parts of the corpus: glane specificities"});
    }
    std::sort(matches.begin(), matches.end(), [](const NodeMatch& a, const NodeMatch& b) {
        return a.passage != b.passage ? a.passage < b.passage : a.tokens.begin < b.tokens.begin;
    });
    const auto overlap = [](const NodeMatch& a, const NodeMatch& b) {
        return a.passage == b.passage && b.tokens.begin < a.tokens.end;
    };
    std::vector<NodeMatch> apart;
    for (const NodeMatch& match : matches) {
        if (apart.empty() || !overlap(apart.back(), match)) apart.push_back(match);
    }
    return apart;
}

}  // namespace glane
