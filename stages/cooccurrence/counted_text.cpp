#include "stages/cooccurrence/counted_text.h"

#include <algorithm>

#include "pipeline/model/unicode.h"

namespace glane {
namespace {

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

void add_sentence(CountedText& counted, const Document& document, PassageId id, Range tokens) {
    const std::uint32_t first = counted.size();
    for (std::uint32_t i = tokens.begin; i < tokens.end; ++i) {
        const Token& token = document.tokens[i];
        if (token.kind != TokenKind::word) continue;
        counted.positions.push_back({.form = counted.vocabulary.number_of(document.form(token)),
                                     .passage = static_cast<std::uint32_t>(counted.passages.size()),
                                     .sentence = static_cast<std::uint32_t>(counted.sentences.size()),
                                     .token = i});
    }
    counted.sentences.push_back({id, tokens, {first, counted.size()}});
}

void add_passage(CountedText& counted, const Document& document, PassageId id) {
    const Passage& passage = document.passages[id.passage];
    const std::uint32_t first = counted.size();
    for (std::uint32_t i = passage.sentences.begin; i < passage.sentences.end; ++i) {
        add_sentence(counted, document, id, document.sentences[i]);
    }
    counted.passages.push_back({id, passage.tokens, {first, counted.size()}});
}

}  // namespace

std::uint32_t Vocabulary::number_of(std::string_view form) {
    std::string bytes(form);
    if (const auto known = by_form_.find(bytes); known != by_form_.end()) return known->second;
    std::string key = folded(form);
    const auto [entry, is_new] = by_key_.try_emplace(key, size());
    if (is_new) keys_.push_back(std::move(key));
    by_form_.emplace(std::move(bytes), entry->second);
    return entry->second;
}

CountedText count_text(const Corpus& corpus, const Cooccur::Options& options) {
    CountedText counted;
    for (std::uint32_t text = 0; text < corpus.size(); ++text) {
        const Document& document = corpus[text].document;
        for (std::uint32_t passage = 0; passage < document.passages.size(); ++passage) {
            if (counts(document, document.passages[passage], options)) add_passage(counted, document, {text, passage});
        }
    }
    return counted;
}

}  // namespace glane
