#include "stages/extracts/wording.h"

#include <algorithm>
#include <cstddef>

#include "pipeline/base/nearest.h"
#include "pipeline/model/tokenize.h"
#include "pipeline/base/sorted.h"
#include "pipeline/model/unicode.h"

namespace glane {
namespace {

// Words of this length are recognised with one letter wrong.
constexpr std::size_t kLongEnoughForAnError = 6;

std::vector<std::string> content_words(std::string_view text, const Language& language) {
    std::vector<std::string> words;
    for (const Token& token : tokenize(text, language)) {
        const std::string_view form = token.span.of(text);
        if (token.kind == TokenKind::punctuation || language.is_stopword(form)) continue;
        words.push_back(folded(form));
    }
    sort_unique(words);
    return words;
}

}  // namespace

Wording::Wording(std::string_view question, const Language& language) : words_(content_words(question, language)) {}

double Wording::share_in(std::string_view text, const Language& language) const {
    if (words_.empty()) return 0;
    const std::vector<std::string> said = content_words(text, language);
    const auto is_said = [&](const std::string& word) {
        if (std::binary_search(said.begin(), said.end(), word)) return true;
        return word.size() >= kLongEnoughForAnError &&
               std::any_of(said.begin(), said.end(),
                           [&](const std::string& other) { return is_within_one_edit(word, other); });
    };
    const auto found = std::count_if(words_.begin(), words_.end(), is_said);
    return static_cast<double>(found) / static_cast<double>(words_.size());
}

}  // namespace glane
