#include "pipeline/model/counted_text.h"

#include <algorithm>
#include <array>

#include "pipeline/model/unicode.h"

namespace glane {
namespace {

constexpr std::uint32_t kLongestStopExpression = 4;  // words

// The heading of an interview describes the person; nobody said it.
bool is_interview_heading(const Document& document, const Passage& passage) {
    if (passage.kind != PassageKind::heading) return false;
    return std::any_of(document.interviews.begin(), document.interviews.end(), [&](const Interview& interview) {
        return std::any_of(passage.pieces.begin(), passage.pieces.end(),
                           [&](Span piece) { return piece.overlaps(interview.heading_span); });
    });
}

bool counts(const Document& document, const Passage& passage, const Counting& counting) {
    if (!is_running_text(passage.kind)) return false;
    if (passage.interviewer && counting.interviewers == "out") return false;
    if (counting.scope == "report" && passage.interview != kNone) return false;
    if (counting.scope == "interviews" && passage.interview == kNone) return false;
    return !is_interview_heading(document, passage);
}

// Behind the words in square brackets that begin at `token`: the transcriber's, not the speaker's
// ("[rires]", "[nom de l'entreprise]"). A bracket that is not closed in the sentence is none.
std::uint32_t end_of_note(const Document& document, std::uint32_t token, std::uint32_t end) {
    if (document.form(document.tokens[token]) != "[") return token;
    for (std::uint32_t i = token + 1; i < end; ++i) {
        if (document.form(document.tokens[i]) == "]") return i;
    }
    return token;
}

bool is_position(TokenKind kind, Positions positions) {
    if (kind == TokenKind::word || positions == Positions::tokens) return true;
    return kind == TokenKind::number && positions == Positions::words_and_numbers;
}

class Counter {
  public:
    Counter(const Corpus& corpus, const Language& language, const Counting& counting)
        : corpus_(corpus), language_(language), counted_(language), positions_(counting.positions) {
        for (const std::string& name : counting.pos) {
            if (const auto pos = part_of_speech(name)) asked_for_[static_cast<std::size_t>(*pos)] = true;
        }
        if (counting.pos.empty()) asked_for_.fill(true);
    }

    void add_passage(PassageId id) {
        const Document& document = corpus_[id.text].document;
        const Passage& passage = document.passages[id.passage];
        open(counted_.interviews, id.text == text_ && passage.interview == interview_);
        open(counted_.texts, id.text == text_);
        if (text_ != id.text) lemmas_.assign(corpus_[id.text].tagged.lemmas.size(), kNone);
        text_ = id.text;
        interview_ = passage.interview;
        const std::uint32_t first = counted_.size();
        for (std::uint32_t i = passage.sentences.begin; i < passage.sentences.end; ++i) {
            add_sentence(id, document.sentences[i]);
        }
        counted_.passages.push_back(range(id, passage.tokens, first));
        counted_.interviews.back().end = counted_.texts.back().end = counted_.size();
    }

    [[nodiscard]] CountedText take() && { return std::move(counted_); }

  private:
    /// The last range goes on, or a new one begins.
    void open(std::vector<Range>& ranges, bool goes_on) const {
        if (!goes_on || ranges.empty()) ranges.push_back({counted_.size(), counted_.size()});
    }

    [[nodiscard]] CountedRange range(PassageId id, Range tokens, std::uint32_t first) const {
        const auto last = [](const auto& ranges) { return static_cast<std::uint32_t>(ranges.size() - 1); };
        return {id,
                tokens,
                {first, counted_.size()},
                static_cast<std::uint32_t>(counted_.passages.size()),
                last(counted_.interviews),
                last(counted_.texts)};
    }

    void add_sentence(PassageId id, Range tokens) {
        const Document& document = corpus_[id.text].document;
        const std::uint32_t first = counted_.size();
        entries_.clear();
        for (std::uint32_t i = tokens.begin; i < tokens.end; ++i) {
            if (positions_ == Positions::words) i = end_of_note(document, i, tokens.end);
            const Token& token = document.tokens[i];
            if (!is_position(token.kind, positions_)) continue;
            const Vocabulary::Entry& entry = counted_.vocabulary.entry(document.form(token));
            entries_.push_back(&entry);
            counted_.positions.push_back({.form = entry.number,
                                          .passage = static_cast<std::uint32_t>(counted_.passages.size()),
                                          .sentence = static_cast<std::uint32_t>(counted_.sentences.size()),
                                          .token = i,
                                          .stop = entry.stop || token.kind == TokenKind::punctuation});
            tag(corpus_[id.text].tagged, i, counted_.positions.back());
        }
        counted_.sentences.push_back(range(id, tokens, first));
        for (std::uint32_t i = first; i < counted_.size(); ++i) mark_stop_expression(first, i);
    }

    void tag(const Tagged& tagged, std::uint32_t token, Position& position) {
        if (tagged.tags.empty()) {
            position.lemma = counted_.lemmas.of(counted_.vocabulary.key(position.form));
            return;
        }
        const TokenTag& tag = tagged.tags[token];
        counted_.tagged = true;
        std::uint32_t& lemma = lemmas_[tag.lemma];
        if (lemma == kNone) lemma = counted_.lemmas.of(tagged.lemmas[tag.lemma]);
        position.lemma = lemma;
        position.symbol = phrase_symbol(tag.pos, tag.verb_form);
        position.asked_for = asked_for_[static_cast<std::size_t>(tag.pos)];
    }

    // "c'est vrai", "du coup": each of the words may mean something elsewhere, here none does. All of
    // them begin with a stop word, which spares asking everywhere.
    void mark_stop_expression(std::uint32_t first, std::uint32_t begin) {
        if (!counted_.positions[begin].stop || !entries_[begin - first]->begins) return;
        std::string expression = entries_[begin - first]->exact;
        Language::StopExpression known{.whole = false, .begun = true};
        for (std::uint32_t i = begin; known.begun && i + 1 < begin + kLongestStopExpression && counted_.continues(i);
             ++i) {
            if (!expression.ends_with('\'')) expression += ' ';
            expression += entries_[i + 1 - first]->exact;
            known = language_.stop_expression(expression);
            if (!known.whole) continue;
            for (std::uint32_t k = begin; k <= i + 1; ++k) counted_.positions[k].stop = true;
        }
    }

    const Corpus& corpus_;
    const Language& language_;
    CountedText counted_;
    Positions positions_;
    std::array<bool, kPartsOfSpeech> asked_for_{};
    std::uint32_t text_ = kNone;
    std::uint32_t interview_ = kNone;
    std::vector<const Vocabulary::Entry*> entries_;  // of the sentence's positions
    std::vector<std::uint32_t> lemmas_;              // of the text's lemmas, their numbers in all texts
};

}  // namespace

std::uint32_t Numbers::of(std::string_view text) {
    if (const auto known = numbers_.find(text); known != numbers_.end()) return known->second;
    const std::uint32_t number = size();
    numbers_.emplace(text, number);
    texts_.emplace_back(text);
    return number;
}

const Vocabulary::Entry& Vocabulary::entry(std::string_view form) {
    if (const auto known = entries_.find(form); known != entries_.end()) return known->second;
    Entry entry;
    entry.exact = exact_form(form);
    const Language::StopExpression stop = language_->stop_expression(entry.exact);
    entry.stop = entry.exact.ends_with('\'') || stop.whole;
    entry.begins = stop.begun;
    entry.number = keys_.of(folded(form));
    return entries_.emplace(form, std::move(entry)).first->second;
}

CountedText count_text(const Corpus& corpus, const Language& language, const Counting& counting) {
    Counter counter(corpus, language, counting);
    for (std::uint32_t text = 0; text < corpus.size(); ++text) {
        const Document& document = corpus[text].document;
        for (std::uint32_t passage = 0; passage < document.passages.size(); ++passage) {
            const PassageId id{text, passage};
            if (counting.only && !std::binary_search(counting.only->begin(), counting.only->end(), id)) continue;
            if (counts(document, document.passages[passage], counting)) counter.add_passage(id);
        }
    }
    return std::move(counter).take();
}

}  // namespace glane
