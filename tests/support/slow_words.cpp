#include "tests/support/slow_words.h"

#include <algorithm>

#include "pipeline/model/unicode.h"
#include "tests/support/counted_corpus.h"

namespace glane::test {
namespace {

bool let_in(const Document& document, const Passage& passage, const WordOptions& options) {
    if (passage.kind == PassageKind::table || passage.kind == PassageKind::figure) return false;
    if (passage.kind == PassageKind::furniture) return false;
    for (const Interview& interview : document.interviews) {
        if (interview.heading_span == passage.pieces[0]) return false;
    }
    if (options.interviewers == "out" && passage.interviewer) return false;
    return options.scope == "all" || (options.scope == "interviews") == (passage.interview != kNone);
}

// What stands in brackets that the sentence closes.
void silence_notes(std::vector<SlowWord>& words, const std::vector<std::string>& forms) {
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (forms[i] != "[") continue;
        std::size_t close = i;
        while (close < words.size() && words[close].sentence == words[i].sentence && forms[close] != "]") ++close;
        if (close == words.size() || words[close].sentence != words[i].sentence) continue;
        for (; i < close; ++i) words[i].is_word = false;
    }
}

}  // namespace

std::vector<SlowWord> slow_words(const Corpus& corpus, const WordOptions& options) {
    std::vector<SlowWord> words;
    std::vector<std::string> forms;
    std::size_t sentences = 0;
    for (std::uint32_t t = 0; t < corpus.size(); ++t) {
        const Document& document = corpus[t].document;
        for (std::uint32_t p = 0; p < document.passages.size(); ++p) {
            const Passage& passage = document.passages[p];
            if (!let_in(document, passage, options)) continue;
            for (std::uint32_t s = passage.sentences.begin; s < passage.sentences.end; ++s) {
                ++sentences;
                for (std::uint32_t i = document.sentences[s].begin; i < document.sentences[s].end; ++i) {
                    const std::string form(document.form(document.tokens[i]));
                    SlowWord word;
                    word.key = folded(form);
                    word.is_word = document.tokens[i].kind == TokenKind::word;
                    forms.push_back(word.key);
                    if (!corpus[t].tagged.tags.empty()) {
                        if (options.unit != "form") word.key = corpus[t].tagged.lemma(i);
                        const std::string tag(tag_of(corpus[t].tagged.tags[i].pos));
                        word.asked_for = options.pos.empty() || std::count(options.pos.begin(), options.pos.end(), tag);
                    }
                    word.stop = little_french().is_stopword(form);
                    word.sentence = sentences;
                    word.text = t;
                    word.passage = p;
                    word.token = i;
                    if (passage.interview != kNone) word.interview = document.interviews[passage.interview].id;
                    words.push_back(word);
                }
            }
        }
    }
    silence_notes(words, forms);
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
        const std::string pair = forms[i] + ' ' + forms[i + 1];
        const bool spoken = words[i].is_word && words[i + 1].is_word && words[i].sentence == words[i + 1].sentence;
        if (spoken && (pair == "du coup" || pair == "je pense")) words[i].stop = words[i + 1].stop = true;
    }
    return words;
}

}  // namespace glane::test
