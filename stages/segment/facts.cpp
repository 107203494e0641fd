#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/tokenize.h"
#include "pipeline/model/unicode.h"
#include "stages/segment/interviews.h"
#include "stages/segment/shape.h"

namespace glane {
namespace {

struct Word {
    std::string folded;
    Span span;
    TokenKind kind;
    bool taken = false;
};

std::vector<Word> words_of(const std::string& text, const Language& language) {
    std::vector<Word> words;
    for (const Token& token : tokenize(text, language)) {
        if (token.kind == TokenKind::punctuation && token.span.of(text) != ",") continue;
        words.push_back({folded(token.span.of(text)), token.span, token.kind, false});
    }
    return words;
}

bool stands_at(const std::vector<Word>& words, std::size_t at, const std::vector<std::string>& wanted) {
    if (at + wanted.size() > words.size()) return false;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        if (words[at + i].folded != wanted[i] || words[at + i].taken) return false;
    }
    return true;
}

std::int64_t number_of(const std::string& text) {
    std::int64_t value = 0;
    for (const char c : text) {
        if (c >= '0' && c <= '9' && value < 1'000'000'000) value = value * 10 + (c - '0');
    }
    return value;
}

/// Inhabitants are counted in hundreds at least; years, durations and shares are no sizes.
bool is_size(const std::vector<Word>& words, std::size_t at) {
    return at < words.size() && words[at].kind == TokenKind::number && number_of(words[at].folded) >= 100 &&
           words[at].folded.find_first_not_of("0123456789 \xC2\xA0\xE2\x80\xAF") == std::string::npos;
}

void read_size(InterviewFacts& facts, const std::vector<Word>& words, const Language& language) {
    for (std::size_t at = 0; at < words.size() && facts.size_min < 0 && facts.size_max < 0; ++at) {
        for (const FactRule& rule : language.facts()) {
            const std::size_t number = at + rule.words.size();
            if (rule.variable != "size" || !stands_at(words, at, rule.words) || !is_size(words, number)) continue;
            const std::int64_t size = number_of(words[number].folded);
            if (rule.value == "from") facts.size_min = size;
            if (rule.value == "to") facts.size_max = size;
            if (rule.value == "about") facts.size_min = facts.size_max = size;
            if (rule.value == "range" && is_size(words, number + 2)) {
                facts.size_min = size;
                facts.size_max = number_of(words[number + 2].folded);
            }
        }
    }
}

/// "ville de 12 000 habitants", "3 000 à 5 000 hab.": a number and what it counts.
void read_counted_size(InterviewFacts& facts, const std::vector<Word>& words, const Language& language) {
    const auto is_unit = [&](std::size_t at) {
        return std::any_of(language.facts().begin(), language.facts().end(), [&](const FactRule& rule) {
            return rule.variable == "size" && rule.value == "unit" && stands_at(words, at, rule.words);
        });
    };
    for (std::size_t at = 0; at < words.size(); ++at) {
        if (!is_size(words, at)) continue;
        const bool range = is_size(words, at + 2) && is_unit(at + 3);
        if (!range && !is_unit(at + 1)) continue;
        facts.size_min = number_of(words[at].folded);
        facts.size_max = number_of(words[range ? at + 2 : at].folded);
        return;
    }
}

/// All values of a variable, in the order of the lexicon; an expression hides what it contains.
std::vector<std::string> values(std::vector<Word>& words, std::string_view variable, const Language& language) {
    std::vector<const FactRule*> rules;
    for (const FactRule& rule : language.facts()) {
        if (rule.variable == variable) rules.push_back(&rule);
    }
    std::stable_sort(rules.begin(), rules.end(),
                     [](const FactRule* a, const FactRule* b) { return a->words.size() > b->words.size(); });
    std::vector<std::string> found;
    for (const FactRule* rule : rules) {
        for (std::size_t at = 0; at < words.size(); ++at) {
            if (!stands_at(words, at, rule->words)) continue;
            for (std::size_t i = 0; i < rule->words.size(); ++i) words[at + i].taken = true;
            if (std::find(found.begin(), found.end(), rule->value) == found.end()) found.push_back(rule->value);
        }
    }
    for (Word& word : words) word.taken = false;
    return found;
}

/// The words of a heading from the role on, up to the comma or the authority: "agent de la DSI".
std::string function_in_heading(const std::string& heading, std::vector<Word> words, const Language& language) {
    std::size_t first = words.size();
    for (const FactRule& rule : language.facts()) {
        for (std::size_t at = 0; rule.variable == "role" && at < first; ++at) {
            if (stands_at(words, at, rule.words)) first = at;
        }
    }
    if (first == words.size()) return {};
    std::size_t end = first;
    const auto is_kind = [&](std::size_t at) {
        return std::any_of(language.facts().begin(), language.facts().end(), [&](const FactRule& rule) {
            return rule.variable == "kind" && stands_at(words, at, rule.words);
        });
    };
    while (end < words.size() && words[end].folded != "," && !is_kind(end)) ++end;
    // "dans un EPCI": preposition and article belong to the authority.
    if (end < words.size() && words[end].folded != ",") {
        while (end > first + 1 && language.is_stopword(words[end - 1].folded)) --end;
    }
    // The comma before "dans" ends it as well.
    while (end > first + 1 && (words[end - 1].folded == "," || language.is_stopword(words[end - 1].folded))) --end;
    return heading.substr(words[first].span.begin, words[end - 1].span.end - words[first].span.begin);
}

bool is_fact(const std::vector<Word>& words, std::size_t at, std::string_view variable, const Language& language) {
    return std::any_of(language.facts().begin(), language.facts().end(), [&](const FactRule& rule) {
        return rule.variable == variable && stands_at(words, at, rule.words);
    });
}

/// "Entretien avec une infirmière libérale, ville …": what stands behind the preposition and its article, up to the
/// comma or the authority. `gender` is what the article says.
std::string function_behind_lead(const std::string& heading, const std::vector<Word>& words, const Language& language, std::string& gender) {
    std::size_t lead = 0;
    while (lead < words.size() && !is_fact(words, lead, "lead", language)) ++lead;
    if (lead + 1 >= words.size()) return {};
    std::size_t first = lead + 1;
    for (const FactRule& rule : language.facts()) {
        if (rule.variable != "article" || !stands_at(words, lead + 1, rule.words)) continue;
        if (rule.value != "-") gender = rule.value;
        first = lead + 1 + rule.words.size();
        break;
    }
    std::size_t end = first;
    while (end < words.size() && words[end].folded != "," && !is_fact(words, end, "kind", language)) ++end;
    while (end > first && language.is_stopword(words[end - 1].folded)) --end;
    if (end == first || end - first > 12) return {};
    return heading.substr(words[first].span.begin, words[end - 1].span.end - words[first].span.begin);
}

/// The clause behind the last comma where it states none of the other facts: "retraité de l'industrie".
std::string last_clause(const std::string& heading, const std::vector<Word>& words, const Language& language) {
    std::size_t begin = words.size();
    while (begin > 0 && words[begin - 1].folded != ",") --begin;
    if (begin < 2 || begin == words.size()) return {};
    for (std::size_t at = begin; at < words.size(); ++at) {
        if (words[at].kind == TokenKind::number) return {};
        for (const FactRule& rule : language.facts()) {
            if ((rule.variable == "role" || rule.variable == "kind") && stands_at(words, at, rule.words)) return {};
        }
    }
    return heading.substr(words[begin].span.begin, words.back().span.end - words[begin].span.begin);
}

/// A preamble in brackets begins with the function; where two are heard, with a label for each.
std::string function_in_preamble(const std::string& preamble) {
    std::string_view text = preamble;
    if (text.size() < 2 || text.front() != '(') return {};
    text.remove_prefix(1);
    std::string function;
    while (!text.empty()) {
        const std::size_t stop = std::min(text.find(". "), text.size());
        std::string_view part = text.substr(0, stop);
        const std::size_t colon = part.find(':');
        if (colon == std::string_view::npos) {
            if (function.empty()) function = std::string(part);
            break;
        }
        part.remove_prefix(colon + 1);
        while (!part.empty() && part.front() == ' ') part.remove_prefix(1);
        function += (function.empty() ? "" : " ; ") + std::string(part);
        text.remove_prefix(std::min(stop + 2, text.size()));
    }
    while (!function.empty() && (function.back() == ')' || function.back() == '.' || function.back() == ' ')) {
        function.pop_back();
    }
    return function;
}

}  // namespace

InterviewFacts facts_of(const std::string& heading, const std::string& preamble, const Language& language) {
    InterviewFacts facts;
    std::vector<Word> words = words_of(heading, language);
    const std::vector<std::string> roles = values(words, "role", language);
    for (const std::string& role : roles) facts.role += (facts.role.empty() ? "" : " et ") + role;
    const std::vector<std::string> genders = values(words, "gender", language);
    if (genders.size() == 1) facts.gender = genders.front();
    const std::vector<std::string> kinds = values(words, "kind", language);
    if (kinds.size() == 1) facts.kind = kinds.front();
    read_size(facts, words, language);
    if (facts.size_min < 0 && facts.size_max < 0) read_counted_size(facts, words, language);
    facts.function = function_in_preamble(preamble);
    if (facts.function.empty()) {
        facts.function = function_in_heading(heading, words, language);
        std::string gender;
        if (facts.function.empty()) facts.function = function_behind_lead(heading, words, language, gender);
        if (facts.gender.empty()) facts.gender = gender;
        const std::string clause = facts.function.empty() ? std::string() : last_clause(heading, words, language);
        if (!clause.empty() && facts.function.find(clause) == std::string::npos) facts.function += ", " + clause;
    }
    return facts;
}

}  // namespace glane
