#include "pipeline/model/word_sequence.h"

#include "pipeline/model/tokenize.h"
#include "pipeline/model/unicode.h"

namespace glane {
namespace {

/// The number of a folded word in the vocabulary; kNone for one that does not occur.
std::uint32_t form_of(const std::string& word, const CountedText& counted) {
    for (std::uint32_t i = 0; i < counted.vocabulary.size(); ++i) {
        if (counted.vocabulary.key(i) == word) return i;
    }
    return kNone;
}

/// Which lemmas a word stands for, by their numbers: those spelled so, and those of what is spelled so.
std::vector<bool> lemmas_of(const std::string& word, const CountedText& counted) {
    std::vector<bool> lemmas(counted.lemmas.size(), false);
    for (std::uint32_t i = 0; i < counted.lemmas.size(); ++i) lemmas[i] = folded(counted.lemmas.text(i)) == word;
    const std::uint32_t form = form_of(word, counted);
    for (const Position& position : counted.positions) {
        if (position.form == form) lemmas[position.lemma] = true;
    }
    return lemmas;
}

}  // namespace

std::vector<std::string> typed_words(const std::string& expression, const Language& language) {
    std::vector<std::string> words;
    for (const Token& token : tokenize(expression, language)) {
        if (token.kind != TokenKind::punctuation) words.push_back(folded(token.span.of(expression)));
    }
    return words;
}

std::vector<std::uint32_t> starts_of(const std::vector<std::string>& words, const CountedText& counted, WordKey by) {
    std::vector<std::uint32_t> starts;
    if (words.empty()) return starts;
    std::vector<std::uint32_t> forms;
    std::vector<std::vector<bool>> lemmas;
    for (const std::string& word : words) {
        forms.push_back(form_of(word, counted));
        if (by == WordKey::lemma) lemmas.push_back(lemmas_of(word, counted));
    }
    const auto matches = [&](std::uint32_t position, std::size_t word) {
        const Position& here = counted.positions[position];
        return by == WordKey::lemma ? static_cast<bool>(lemmas[word][here.lemma]) : here.form == forms[word];
    };
    for (std::uint32_t i = 0; i < counted.size(); ++i) {
        std::uint32_t last = i;
        std::size_t word = 0;
        while (matches(last, word) && ++word < words.size() && counted.continues(last)) ++last;
        if (word < words.size()) continue;
        starts.push_back(i);
        i = last;
    }
    return starts;
}

}  // namespace glane
