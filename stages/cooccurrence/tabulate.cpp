#include "stages/cooccurrence/tabulate.h"

#include <string>
#include <unordered_map>

#include "pipeline/model/counted_text.h"
#include "pipeline/model/unicode.h"

namespace glane::cooccurrence {
namespace {

class Tabulator {
  public:
    Tabulator(const Corpus& corpus, const Language& language, TokenTableBuilder& builder)
        : corpus_(corpus), builder_(builder), counted_(language) {
        counted_ = count_text(corpus, language, {.scope = "all", .interviewers = "in"});
    }

    void add_text(std::uint32_t text) {
        const Document& document = corpus_[text].document;
        builder_.begin(TokenUnit::text);
        std::uint32_t interview = kNone;
        for (std::uint32_t passage = 0; passage < document.passages.size(); ++passage) {
            const Passage& here = document.passages[passage];
            if (!is_running_text(here.kind)) continue;
            builder_.begin(here.interview == interview ? TokenUnit::passage : TokenUnit::interview);
            interview = here.interview;
            add_passage({text, passage});
        }
    }

  private:
    void add_passage(PassageId id) {
        const Document& document = corpus_[id.text].document;
        const Passage& passage = document.passages[id.passage];
        const TokenFlags common = flags_of(passage, id);
        for (std::uint32_t i = passage.sentences.begin; i < passage.sentences.end; ++i) {
            builder_.begin(TokenUnit::sentence);
            const Range sentence = document.sentences[i];
            for (std::uint32_t token = sentence.begin; token < sentence.end; ++token) add_token(id, token, common);
        }
    }

    // Passages that count_text left out, although all were let in, are headings of interviews.
    TokenFlags flags_of(const Passage& passage, PassageId id) {
        TokenFlags flags = 0;
        if (passage.interviewer) flags |= token_flag::interviewer;
        if (passage.interview != kNone) flags |= token_flag::in_interview;
        const bool counts = passage_ < counted_.passages.size() && counted_.passages[passage_].id == id;
        if (!counts) return flags | token_flag::interview_heading;
        ++passage_;
        return flags;
    }

    void add_token(PassageId id, std::uint32_t token, TokenFlags flags) {
        const CorpusText& text = corpus_[id.text];
        const bool counts = position_ < counted_.size() && counted_.positions[position_].token == token &&
                            counted_.passages[counted_.positions[position_].passage].id == id;
        if (counts) {
            flags |= token_flag::counted;
            if (counted_.positions[position_].stop) flags |= token_flag::stop;
            ++position_;
        }
        TokenRow row{.form = form_of(text.document.form(text.document.tokens[token])), .lemma = {}, .flags = flags};
        const bool tagged = text.tagged.tags.size() == text.document.tokens.size();
        row.lemma = tagged ? text.tagged.lemma(token) : row.form;
        if (tagged) row.pos = text.tagged.tags[token].pos;
        builder_.add(row);
    }

    // Folds every spelling once.
    const std::string& form_of(std::string_view spelling) {
        const auto [known, is_new] = forms_.try_emplace(std::string(spelling));
        if (is_new) known->second = folded(spelling);
        return known->second;
    }

    const Corpus& corpus_;
    TokenTableBuilder& builder_;
    CountedText counted_;
    std::uint32_t passage_ = 0;   // the next of counted_
    std::uint32_t position_ = 0;  // the same
    std::unordered_map<std::string, std::string> forms_;
};

}  // namespace

void tabulate(const Corpus& corpus, const Language& language, TokenTableBuilder& builder) {
    Tabulator tabulator(corpus, language, builder);
    for (std::uint32_t text = 0; text < corpus.size(); ++text) tabulator.add_text(text);
}

}  // namespace glane::cooccurrence
