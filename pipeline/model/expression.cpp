#include "pipeline/model/expression.h"

#include <algorithm>
#include <cstddef>

#include "pipeline/base/nearest.h"
#include "pipeline/base/sorted.h"
#include "pipeline/model/tokenize.h"
#include "pipeline/model/unicode.h"

namespace glane {
namespace {

// Shorter words have neighbours that are words too: "site" is one letter from "suite".
constexpr std::size_t kLongEnoughForAnError = 8;

/// Equal, or long and one letter misread.
bool is_same(std::string_view said, std::string_view word) {
    return said == word || (word.size() >= kLongEnoughForAnError && is_within_one_edit(said, word));
}

/// "citoyen" of "citoyen.ne.s", "citoyen·ne" and "citoyen(ne)"; any other form as it is.
std::string_view without_inclusive_ending(std::string_view form, const Language& language) {
    constexpr std::string_view kMiddleDot = "\xC2\xB7";
    for (const std::string_view mark : {std::string_view("."), kMiddleDot, std::string_view("(")}) {
        const std::size_t at = form.find(mark);
        if (at == 0 || at == std::string_view::npos) continue;
        const std::string_view rest = form.substr(at + mark.size());
        const std::string_view ending =
            rest.substr(0, std::min({rest.find('.'), rest.find(kMiddleDot), rest.find(')')}));
        if (language.is_inclusive_ending(ending)) return form.substr(0, at);
    }
    return form;
}

/// A word without the ending of a plural or of both genders: "responsables" and "responsable" are one.
std::string singular(std::string_view form, const Language& language) {
    std::string word = folded(without_inclusive_ending(form, language));
    if (word.size() > 3 && (word.back() == 's' || word.back() == 'x')) word.pop_back();
    return word;
}

std::vector<std::string> words_of(std::string_view expression, const Language& language) {
    std::vector<std::string> words;
    for (const Token& token : tokenize(expression, language)) {
        if (token.kind != TokenKind::punctuation) words.push_back(singular(token.span.of(expression), language));
    }
    return words;
}

}  // namespace

Expression::Expression(std::string_view expression, const Language& language)
    : words_(words_of(expression, language)) {}

std::vector<Span> Expression::in(std::string_view text, const Language& language) const {
    std::vector<Span> found;
    if (words_.empty()) return found;
    const std::vector<Token> tokens = tokenize(text, language);
    for (std::size_t at = 0; at + words_.size() <= tokens.size();) {
        std::size_t same = 0;
        while (same < words_.size() && is_same(singular(tokens[at + same].span.of(text), language), words_[same]))
            ++same;
        if (same == words_.size()) {
            found.push_back(joined(tokens[at].span, tokens[at + same - 1].span));
            at += same;
        } else {
            ++at;
        }
    }
    return found;
}

ExpressionFinder::ExpressionFinder(const std::vector<std::string>& expressions, const Language& language)
    : language_(language) {
    std::vector<std::vector<std::string>> all;
    for (const std::string& expression : expressions) {
        all.push_back(words_of(expression, language));
        words_.insert(words_.end(), all.back().begin(), all.back().end());
    }
    sort_unique(words_);
    beginning_with_.resize(words_.size());
    class_words_.emplace_back();
    for (const std::vector<std::string>& words : all) {
        Words& indices = expressions_.emplace_back();
        for (const std::string& word : words) {
            const auto at = std::lower_bound(words_.begin(), words_.end(), word) - words_.begin();
            indices.push_back(static_cast<std::uint32_t>(at));
        }
        if (!indices.empty()) {
            beginning_with_[indices.front()].push_back(static_cast<std::uint32_t>(expressions_.size() - 1));
        }
    }
}

const ExpressionFinder::Words& ExpressionFinder::words_like(std::string_view form) {
    if (const auto known = classes_.find(form); known != classes_.end()) return class_words_[known->second];
    const std::string word = singular(form, language_);
    Words like;
    for (std::uint32_t i = 0; i < words_.size(); ++i) {
        if (is_same(word, words_[i])) like.push_back(i);
    }
    std::uint32_t number = 0;
    if (!like.empty()) {
        number = static_cast<std::uint32_t>(class_words_.size());
        class_words_.push_back(std::move(like));
    }
    classes_.emplace(form, number);
    return class_words_[number];
}

std::uint32_t ExpressionFinder::end_of_match(std::uint32_t expression, std::string_view text,
                                             const std::vector<Token>& tokens, Range rest) {
    const Words& wanted = expressions_[expression];
    if (wanted.size() > rest.size()) return rest.begin;
    for (std::uint32_t i = 0; i < wanted.size(); ++i) {
        const Words& like = words_like(tokens[rest.begin + i].span.of(text));
        if (!std::binary_search(like.begin(), like.end(), wanted[i])) return rest.begin;
    }
    return rest.begin + static_cast<std::uint32_t>(wanted.size());
}

std::vector<ExpressionMatch> ExpressionFinder::in(std::string_view text, const std::vector<Token>& tokens,
                                                  Range within) {
    std::vector<ExpressionMatch> found;
    std::unordered_map<std::uint32_t, std::uint32_t> taken;  // by expression: the end of its last occurrence
    for (std::uint32_t at = within.begin; at < within.end; ++at) {
        const Words first = words_like(tokens[at].span.of(text));  // a copy: classes may grow meanwhile
        const std::size_t before = found.size();
        for (const std::uint32_t word : first) {
            for (const std::uint32_t expression : beginning_with_[word]) {
                if (const auto last = taken.find(expression); last != taken.end() && last->second > at) continue;
                const std::uint32_t end = end_of_match(expression, text, tokens, {at, within.end});
                if (end == at) continue;
                taken[expression] = end;
                found.push_back({expression, {at, end}});
            }
        }
        std::sort(found.begin() + static_cast<std::ptrdiff_t>(before), found.end(),
                  [](const ExpressionMatch& a, const ExpressionMatch& b) {
                      return a.tokens.end != b.tokens.end ? a.tokens.end > b.tokens.end : a.expression < b.expression;
                  });
    }
    return found;
}

}  // namespace glane
