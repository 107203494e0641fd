#include "stages/extracts/wording.h"

#include <algorithm>
#include <cstddef>

#include "pipeline/base/nearest.h"
#include "pipeline/model/tokenize.h"
#include "pipeline/model/unicode.h"

namespace glane {
namespace {

// Words of this length are recognised with one letter wrong.
constexpr std::size_t kLongEnoughForAnError = 6;
// An occurrence is marked on less evidence than a question is found: longer words only.
constexpr std::size_t kLongEnoughToBeSure = 8;

std::vector<std::string> content_words(std::string_view text, const Language& language) {
    std::vector<std::string> words;
    for (const Token& token : tokenize(text, language)) {
        const std::string_view form = token.span.of(text);
        if (token.kind == TokenKind::punctuation || language.is_stopword(form)) continue;
        words.push_back(folded(form));
    }
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    return words;
}

/// Equal, or long and one letter misread.
bool is_same(std::string_view said, std::string_view word) {
    return said == word || (word.size() >= kLongEnoughToBeSure && is_within_one_edit(said, word));
}

/// A word without the ending of a plural: "responsables" and "responsable" are one.
std::string singular(std::string_view form) {
    std::string word = folded(form);
    if (word.size() > 3 && (word.back() == 's' || word.back() == 'x')) word.pop_back();
    return word;
}

}  // namespace

Wording::Wording(std::string_view question, const Language& language) : words_(content_words(question, language)) {}

double Wording::share_in(std::string_view text, const Language& language) const {
    if (words_.empty()) return 0;
    const std::vector<std::string> said = content_words(text, language);
    const auto is_said = [&](const std::string& word) {
        if (std::binary_search(said.begin(), said.end(), word)) return true;
        return word.size() >= kLongEnoughForAnError &&
               std::any_of(said.begin(), said.end(), [&](const std::string& other) { return is_within_one_edit(word, other); });
    };
    const auto found = std::count_if(words_.begin(), words_.end(), is_said);
    return static_cast<double>(found) / static_cast<double>(words_.size());
}

Expression::Expression(std::string_view expression, const Language& language) {
    for (const Token& token : tokenize(expression, language)) {
        if (token.kind != TokenKind::punctuation) words_.push_back(singular(token.span.of(expression)));
    }
}

std::vector<Span> Expression::in(std::string_view text, const Language& language) const {
    std::vector<Span> found;
    if (words_.empty()) return found;
    const std::vector<Token> tokens = tokenize(text, language);
    for (std::size_t at = 0; at + words_.size() <= tokens.size();) {
        std::size_t same = 0;
        while (same < words_.size() && is_same(singular(tokens[at + same].span.of(text)), words_[same])) ++same;
        if (same == words_.size()) {
            found.push_back(joined(tokens[at].span, tokens[at + same - 1].span));
            at += same;
        } else {
            ++at;
        }
    }
    return found;
}

}  // namespace glane
