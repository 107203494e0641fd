#include "pipeline/model/query_near.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "pipeline/model/query_lexer.h"

namespace glane {
namespace {

void check_count(std::string_view query, const Query& near) {
    if (near.parts.size() <= kMostNear) return;
    query_error(query, near.span, fmt::format("plus de {} mots à proximité les uns des autres", kMostNear),
                "en relier une partie par ET");
}

/// NEAR stands between what has a place: words, phrases, and choices of these.
void check_part(std::string_view query, const Query& part) {
    switch (part.kind) {
        case QueryKind::all_of:
        case QueryKind::without:
        case QueryKind::field:
        case QueryKind::near:
            query_error(query, part.span, "NEAR ne relie que des mots et des expressions",
                        "mettre cette condition après ET");
        case QueryKind::any_of:
            for (const Query& choice : part.parts) check_part(query, choice);
            break;
        default: break;
    }
}

bool is_long(const Query& part) {
    return part.kind == QueryKind::phrase || (part.kind == QueryKind::any_of && is_long(part.parts.front()));
}

/// What stands in NEAR as choices of one length each: single words together, then phrases by length.
void collect_choices(const Query& part, std::map<std::size_t, Query>& choices) {
    if (part.kind == QueryKind::any_of) {
        for (const Query& choice : part.parts) collect_choices(choice, choices);
        return;
    }
    Query& choice = choices[part.kind == QueryKind::phrase ? part.parts.size() : 1];
    choice.kind = QueryKind::any_of;
    choice.span = part.span;
    choice.parts.push_back(part);
}

/// (a OU "b c") NEAR d is a NEAR d OU "b c" NEAR d: the distance counts the words between, so each NEAR must
/// know how many words its parts have.
Query distributed(std::string_view query, const Query& near) {
    std::vector<Query> nears(1);
    nears[0].kind = QueryKind::near;
    nears[0].distance = near.distance;
    nears[0].span = near.span;
    for (const Query& part : near.parts) {
        std::map<std::size_t, Query> choices;
        collect_choices(part, choices);
        std::vector<Query> longer;
        for (const Query& begun : nears) {
            for (const auto& [length, choice] : choices) {
                longer.push_back(begun);
                longer.back().parts.push_back(choice.parts.size() == 1 ? choice.parts.front() : choice);
            }
        }
        nears = std::move(longer);
        if (nears.size() > kMostNear) {
            query_error(query, near.span, "trop de choix d'expressions dans une suite de NEAR",
                        "l'écrire en plusieurs suites reliées par OU");
        }
    }
    for (const Query& one : nears) {
        const auto phrases = std::count_if(one.parts.begin(), one.parts.end(), is_long);
        if (phrases > kMostNearPhrases) {
            query_error(query, near.span,
                        fmt::format("plus de {} expressions dans une suite de NEAR", kMostNearPhrases),
                        "en relier une partie par ET");
        }
    }
    if (nears.size() == 1) return std::move(nears.front());
    Query any;
    any.kind = QueryKind::any_of;
    any.span = near.span;
    any.parts = std::move(nears);
    return any;
}

}  // namespace

Query checked_near(std::string_view query, const Query& near) {
    for (const Query& part : near.parts) check_part(query, part);
    check_count(query, near);
    return distributed(query, near);
}

}  // namespace glane
