#include "pipeline/model/reading.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "pipeline/model/tokenize.h"
#include "pipeline/model/unicode.h"

namespace glane {
namespace {

bool stands(const Emendation& emendation, Reading reading) {
    if (reading == Reading::restored) return true;
    return reading == Reading::sure && emendation.probability >= kSureEmendation;
}

bool is_taken_back(const Emendation& emendation, Reading reading) {
    return emendation.status == EmendationStatus::applied && !stands(emendation, reading);
}

/// The restored text with what does not stand taken back.
Rewriter::Result taken_back(const Restored& restored, Reading reading) {
    std::vector<const Emendation*> undone;
    for (const Emendation& emendation : restored.emendations) {
        if (is_taken_back(emendation, reading)) undone.push_back(&emendation);
    }
    std::stable_sort(undone.begin(), undone.end(), [](const Emendation* a, const Emendation* b) {
        return a->restored.begin < b->restored.begin;
    });
    Rewriter rewriter(restored.text);
    for (const Emendation* emendation : undone) {
        if (emendation->restored.begin < rewriter.position()) continue;
        rewriter.copy_to(emendation->restored.begin);
        rewriter.replace(emendation->restored.size(), emendation->before, {"taken back", 1.0});
    }
    rewriter.copy_to(static_cast<std::uint32_t>(restored.text.size()));
    return std::move(rewriter).finish();
}

class Recutter {
  public:
    Recutter(const CorpusText& text, Rewriter::Result rewritten, const Language& language)
        : old_(text), map_(std::move(rewritten.map)), language_(language) {
        new_.source = text.source;
        new_.restored.text = std::move(rewritten.text);
        new_.restored.map = text.restored.map.then(map_);
        new_.document.name = text.document.name;
        new_.document.kind = text.document.kind;
        new_.document.text = new_.restored.text;
        new_.tagged.lemmas = text.tagged.lemmas;
        for (std::uint32_t i = 0; i < new_.tagged.lemmas.size(); ++i) lemmas_[new_.tagged.lemmas[i]] = i;
    }

    CorpusText take() && {
        cut_tokens();
        const Document& old = old_.document;
        for (const Range sentence : old.sentences) new_.document.sentences.push_back(moved(sentence));
        for (Passage passage : old.passages) {
            for (Span& piece : passage.pieces) piece = map_.to_target(piece);
            passage.label = map_.to_target(passage.label);
            passage.tokens = moved(passage.tokens);
            new_.document.passages.push_back(std::move(passage));
        }
        for (Interview interview : old.interviews) {
            interview.heading_span = map_.to_target(interview.heading_span);
            new_.document.interviews.push_back(std::move(interview));
        }
        return std::move(new_);
    }

  private:
    [[nodiscard]] Range moved(Range tokens) const { return {begins_[tokens.begin], begins_[tokens.end]}; }

    void cut_tokens() {
        const std::vector<Token>& tokens = old_.document.tokens;
        std::uint32_t done = 0;  // what one emendation gave to several words is cut once
        for (std::uint32_t i = 0; i < tokens.size(); ++i) {
            begins_.push_back(size());
            const Span span = map_.to_target(tokens[i].span);
            if (span.of(new_.document.text) == old_.document.form(tokens[i])) {
                add({span, tokens[i].kind}, i);
            } else if (span.end > done) {
                for (const Token& token : tokenize(new_.document.text, {std::max(span.begin, done), span.end}, language_)) {
                    add_unknown(token);
                }
            }
            done = std::max(done, span.end);
        }
        begins_.push_back(size());
    }
    void add(const Token& token, std::uint32_t old) {
        new_.document.tokens.push_back(token);
        if (!old_.tagged.tags.empty()) new_.tagged.tags.push_back(old_.tagged.tags[old]);
    }
    void add_unknown(const Token& token) {
        new_.document.tokens.push_back(token);
        if (old_.tagged.tags.empty()) return;
        const std::string form = exact_form(new_.document.form(token));
        const auto [known, is_new] = lemmas_.try_emplace(form, static_cast<std::uint32_t>(new_.tagged.lemmas.size()));
        if (is_new) new_.tagged.lemmas.push_back(form);
        const bool speaks = token.kind == TokenKind::word;
        new_.tagged.tags.push_back({known->second, speaks ? PartOfSpeech::other : PartOfSpeech::punctuation});
    }
    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(new_.document.tokens.size()); }

    const CorpusText& old_;
    OffsetMap map_;
    const Language& language_;
    CorpusText new_;
    std::vector<std::uint32_t> begins_;  // of every old token, and of what is behind the last
    std::unordered_map<std::string, std::uint32_t> lemmas_;
};

}  // namespace

bool differs(Reading reading, const Corpus& corpus) {
    return std::ranges::any_of(corpus, [reading](const CorpusText& text) {
        return std::ranges::any_of(text.restored.emendations, [reading](const Emendation& emendation) {
            return is_taken_back(emendation, reading);
        });
    });
}

Corpus corpus_as(Reading reading, const Corpus& corpus, const Language& language) {
    Corpus other;
    for (const CorpusText& text : corpus) {
        other.push_back(Recutter(text, taken_back(text.restored, reading), language).take());
    }
    return other;
}

}  // namespace glane
