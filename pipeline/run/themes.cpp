#include "pipeline/run/themes.h"

#include <algorithm>

#include "pipeline/model/tokenize.h"
#include "pipeline/model/unicode.h"

namespace glane {
namespace {

using Words = std::vector<std::string>;

Words folded_words(std::string_view text, const Language& language) {
    Words words;
    for (const Token& token : tokenize(text, {0, static_cast<std::uint32_t>(text.size())}, language)) {
        words.push_back(folded(token.span.of(text)));
    }
    return words;
}

/// Whether `part` stands in `whole` as a run of words.
bool contains(const Words& whole, const Words& part) {
    return std::search(whole.begin(), whole.end(), part.begin(), part.end()) != whole.end();
}

}  // namespace

ThemeIndex::ThemeIndex(const std::vector<Theme>& themes, const Language& language) {
    for (const Theme& theme : themes) {
        Entry& entry = themes_.emplace_back();
        entry.name = theme.name;
        for (const std::string& expression : theme.expressions) {
            Words words = folded_words(expression, language);
            if (!words.empty()) entry.expressions.push_back(std::move(words));
        }
        std::stable_sort(entry.expressions.begin(), entry.expressions.end(),
                         [](const Words& a, const Words& b) { return a.size() > b.size(); });
    }
}

std::string ThemeIndex::theme_of(std::string_view text, const Language& language) const {
    const Words words = folded_words(text, language);
    for (const Entry& theme : themes_) {
        for (const Words& expression : theme.expressions) {
            if (contains(words, expression) || contains(expression, words)) return theme.name;
        }
    }
    return {};
}

}  // namespace glane
