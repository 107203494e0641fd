#include "stages/trace/word_stream.h"

#include <algorithm>

#include "pipeline/model/unicode.h"

namespace glane {
namespace {

constexpr double kLightWeight = 0.5;

/// Whether the passage is read, and in which of two rounds.
bool is_read(const Passage& passage, Where where, bool notes) {
    if (!is_running_text(passage.kind) || (passage.kind == PassageKind::note) != notes) return false;
    return where == Where::all || (passage.interview != kNone) == (where == Where::interviews);
}

}  // namespace

bool is_light_word(std::string_view folded, const Language& language) {
    const auto is_number = [](char c) { return c >= '0' && c <= '9'; };
    return (folded.size() <= 2 && std::none_of(folded.begin(), folded.end(), is_number)) ||
           language.is_stopword(folded);
}

WordStream::WordStream(const Corpus& corpus, const Language& language, Where where)
    : corpus_(corpus), language_(language) {
    for (std::uint32_t i = 0; i < corpus.size(); ++i) read(i, where);
    forms_ = {};
    index();
}

void WordStream::read(std::uint32_t text, Where where) {
    const Document& document = corpus_[text].document;
    for (const bool notes : {false, true}) {
        end_run();
        std::uint32_t interview = kNone;
        for (std::uint32_t i = 0; i < document.passages.size(); ++i) {
            const Passage& passage = document.passages[i];
            if (!is_read(passage, where, notes)) continue;
            if (passage.interview != interview) end_run();
            interview = passage.interview;
            read_passage(text, i);
        }
    }
}

void WordStream::end_run() {
    if (words_.empty() || words_.back() == kNoWord) return;
    words_.push_back(kNoWord);
    begins_.push_back(0);
    sizes_.push_back(0);
}

void WordStream::read_passage(std::uint32_t text, std::uint32_t passage) {
    const Document& document = corpus_[text].document;
    passages_.push_back({size(), text, passage});
    const Range tokens = document.passages[passage].tokens;
    for (std::uint32_t i = tokens.begin; i < tokens.end; ++i) {
        if (document.tokens[i].kind == TokenKind::punctuation) continue;
        for_each_word(document.text, document.tokens[i].span, [&](Span word) { add(document.text, word); });
    }
}

void WordStream::add(std::string_view text, Span span) {
    span.end = std::min(span.end, span.begin + 255);
    const std::string_view form = span.of(text);
    auto known = forms_.find(form);
    if (known == forms_.end()) known = forms_.emplace(form, vocabulary_.add(folded(form))).first;
    words_.push_back(known->second);
    begins_.push_back(span.begin);
    sizes_.push_back(static_cast<std::uint8_t>(span.size()));
}

void WordStream::index() {
    end_run();
    vocabulary_.finish();
    position_begin_.assign(vocabulary_.size() + 1, 0);
    for (const std::uint32_t word : words_) {
        if (word != kNoWord) ++position_begin_[word + 1];
    }
    for (std::size_t i = 1; i < position_begin_.size(); ++i) position_begin_[i] += position_begin_[i - 1];
    positions_.resize(position_begin_.back());
    std::vector<std::uint32_t> next(position_begin_.begin(), position_begin_.end() - 1);
    for (std::uint32_t i = 0; i < size(); ++i) {
        if (words_[i] != kNoWord) positions_[next[words_[i]]++] = i;
    }
    for (std::uint32_t word = 0; word < vocabulary_.size(); ++word) {
        const std::string& folded = vocabulary_.shape(word).word;
        light_.push_back(is_light_word(folded, language_));
        weights_.push_back(static_cast<float>(letter_count(folded) * (light_.back() ? kLightWeight : 1)));
    }
}

std::string_view WordStream::behind(std::uint32_t position) const {
    const Span between{span(position).end, span(position + 1).begin};
    return between.of(corpus_[passage_at(position).text].document.text);
}

bool WordStream::ends_clause(std::uint32_t position) const {
    return ends_sentence(position) || behind(position).find_first_of(",;:") != std::string_view::npos;
}

bool WordStream::ends_sentence(std::uint32_t position) const {
    if (position + 1 >= size() || words_[position + 1] == kNoWord) return true;
    const PassagePlace& place = passage_at(position);
    if (passage_at(position + 1).begin != place.begin) return true;
    const std::string& text = corpus_[place.text].document.text;
    const std::string_view between = behind(position);
    // Notes of a conversation have a line each, often without a full stop.
    std::size_t at = span(position + 1).begin;
    if (between.find('\n') != std::string_view::npos && is_upper(next_code_point(text, at))) return true;
    const std::size_t sign = between.find_first_of(".?!");
    return sign != std::string_view::npos && sign + 1 < between.size() &&
           is_space(static_cast<unsigned char>(between[sign + 1]));
}

const WordStream::PassagePlace& WordStream::passage_at(std::uint32_t position) const {
    const auto after =
        std::upper_bound(passages_.begin(), passages_.end(), position,
                         [](std::uint32_t at, const PassagePlace& passage) { return at < passage.begin; });
    return *(after - 1);
}

}  // namespace glane
