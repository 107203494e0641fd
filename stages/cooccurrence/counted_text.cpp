#include "stages/cooccurrence/counted_text.h"

#include <algorithm>

#include "pipeline/model/unicode.h"

namespace glane::cooccurrence {
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

bool counts(const Document& document, const Passage& passage, const Cooccur::Options& options) {
    if (!is_running_text(passage.kind)) return false;
    if (passage.interviewer && options.interviewers == "out") return false;
    if (options.scope == "report" && passage.interview != kNone) return false;
    if (options.scope == "interviews" && passage.interview == kNone) return false;
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

class Counter {
  public:
    Counter(const Corpus& corpus, const Language& language) : corpus_(corpus), language_(language), counted_(language) {}

    void add_passage(PassageId id) {
        const Document& document = corpus_[id.text].document;
        const Passage& passage = document.passages[id.passage];
        const std::uint32_t first = counted_.size();
        for (std::uint32_t i = passage.sentences.begin; i < passage.sentences.end; ++i) {
            add_sentence(document, id, document.sentences[i]);
        }
        counted_.passages.push_back({id, passage.tokens, {first, counted_.size()}});
    }

    [[nodiscard]] CountedText take() && { return std::move(counted_); }

  private:
    void add_sentence(const Document& document, PassageId id, Range tokens) {
        const std::uint32_t first = counted_.size();
        exact_.clear();
        for (std::uint32_t i = tokens.begin; i < tokens.end; ++i) {
            i = end_of_note(document, i, tokens.end);
            const Token& token = document.tokens[i];
            if (token.kind != TokenKind::word) continue;
            const Vocabulary::Entry& entry = counted_.vocabulary.entry(document.form(token));
            exact_.push_back(&entry.exact);
            counted_.positions.push_back({.form = entry.number,
                                          .passage = static_cast<std::uint32_t>(counted_.passages.size()),
                                          .sentence = static_cast<std::uint32_t>(counted_.sentences.size()),
                                          .token = i,
                                          .stop = entry.stop});
        }
        counted_.sentences.push_back({id, tokens, {first, counted_.size()}});
        for (std::uint32_t i = first; i < counted_.size(); ++i) mark_stop_expression(first, i);
    }

    // "c'est vrai", "du coup": each of the words may mean something elsewhere, here none does. All of
    // them begin with a stop word, which spares asking everywhere.
    void mark_stop_expression(std::uint32_t first, std::uint32_t begin) {
        if (!counted_.positions[begin].stop) return;
        std::string expression = *exact_[begin - first];
        for (std::uint32_t i = begin; i + 1 < begin + kLongestStopExpression && counted_.continues(i); ++i) {
            if (!expression.ends_with('\'')) expression += ' ';
            expression += *exact_[i + 1 - first];
            if (!language_.is_stopword(expression)) continue;
            for (std::uint32_t k = begin; k <= i + 1; ++k) counted_.positions[k].stop = true;
        }
    }

    const Corpus& corpus_;
    const Language& language_;
    CountedText counted_;
    std::vector<const std::string*> exact_;  // of the sentence's positions
};

}  // namespace

const Vocabulary::Entry& Vocabulary::entry(std::string_view form) {
    const auto [known, is_new] = entries_.try_emplace(std::string(form));
    Entry& entry = known->second;
    if (!is_new) return entry;
    entry.exact = exact_form(form);
    entry.stop = entry.exact.ends_with('\'') || language_->is_stopword(entry.exact);
    std::string key = folded(form);
    entry.number = numbers_.try_emplace(key, size()).first->second;
    if (entry.number == size()) keys_.push_back(std::move(key));
    return entry;
}

CountedText count_text(const Corpus& corpus, const Language& language, const Cooccur::Options& options) {
    Counter counter(corpus, language);
    for (std::uint32_t text = 0; text < corpus.size(); ++text) {
        const Document& document = corpus[text].document;
        for (std::uint32_t passage = 0; passage < document.passages.size(); ++passage) {
            if (counts(document, document.passages[passage], options)) counter.add_passage({text, passage});
        }
    }
    return std::move(counter).take();
}

}  // namespace glane::cooccurrence
