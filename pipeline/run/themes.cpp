#include "pipeline/run/themes.h"

#include <algorithm>
#include <set>

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

/// Length in words of the first of the expressions that stands at `at`, or 0.
std::size_t length_at(const Words& words, std::size_t at, const std::vector<Words>& expressions) {
    for (const Words& expression : expressions) {
        if (expression.size() <= words.size() - at &&
            std::equal(expression.begin(), expression.end(), words.begin() + static_cast<std::ptrdiff_t>(at))) {
            return expression.size();
        }
    }
    return 0;
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

std::vector<Report::ThemeCount> ThemeIndex::count(const Corpus& corpus) const {
    std::vector<Report::ThemeCount> counts(themes_.size());
    std::vector<std::set<std::string>> reached(themes_.size());
    for (std::size_t t = 0; t < themes_.size(); ++t) counts[t].name = themes_[t].name;
    for (const CorpusText& text : corpus) {
        const Document& document = text.document;
        for (const Passage& passage : document.passages) {
            if (passage.kind != PassageKind::turn || passage.interviewer || passage.interview == kNone) continue;
            Words words;
            for (std::uint32_t i = passage.tokens.begin; i < passage.tokens.end; ++i) {
                words.push_back(folded(document.form(document.tokens[i])));
            }
            for (std::size_t t = 0; t < themes_.size(); ++t) {
                for (std::size_t at = 0; at < words.size();) {
                    const std::size_t length = length_at(words, at, themes_[t].expressions);
                    if (length > 0) {
                        ++counts[t].occurrences;
                        reached[t].insert(document.interviews[passage.interview].id);
                    }
                    at += std::max<std::size_t>(length, 1);
                }
            }
        }
    }
    for (std::size_t t = 0; t < themes_.size(); ++t) counts[t].interviews = static_cast<std::int64_t>(reached[t].size());
    return counts;
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
