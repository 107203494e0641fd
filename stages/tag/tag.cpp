#include "stages/tag/tag.h"

#include <string>
#include <unordered_map>
#include <vector>

#include "stages/tag/best_path.h"
#include "stages/tag/candidates.h"

namespace glane {
namespace {

/// A form with all that can be said of it outside its sentence; made once, however often it occurs.
struct Type {
    std::vector<TagCandidate> candidates;
    std::vector<TokenTag> tags;  ///< of the candidates
};

class Tagger {
  public:
    explicit Tagger(const Tag::Input& input) : input_(input), path_(input.model) {
        tagged_.tags.reserve(input.document.tokens.size());
    }

    void tag(Range sentence) {
        types_.clear();
        candidates_.clear();
        TokenPlace place = TokenPlace::first;
        for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
            const Token& token = input_.document.tokens[i];
            const Type& type = type_of(token, place);
            types_.push_back(&type);
            candidates_.push_back(&type.candidates);
            // A quotation mark or a dash may stand before the first word.
            if (token.kind == TokenKind::word) place = TokenPlace::inside;
        }
        const std::vector<std::uint32_t>& best = path_.of(candidates_);
        for (std::size_t i = 0; i < best.size(); ++i) tagged_.tags.push_back(types_[i]->tags[best[i]]);
    }
    Tagged finish() { return std::move(tagged_); }

  private:
    const Type& type_of(const Token& token, TokenPlace place) {
        auto& known = known_[place == TokenPlace::first ? 0 : 1];
        const std::string_view form = input_.document.form(token);
        const auto found = known.find(form);
        if (found != known.end()) return found->second;
        Type type{candidates_of(form, token.kind, place, input_.morphology, input_.model), {}};
        for (const TagCandidate& candidate : type.candidates) {
            type.tags.push_back(
                {number_of(candidate.lemma), pos_of(candidate.word_class), verb_form_of(candidate.word_class)});
        }
        return known.emplace(form, std::move(type)).first->second;
    }
    std::uint32_t number_of(const std::string& lemma) {
        const auto [place, is_new] = lemmas_.emplace(lemma, static_cast<std::uint32_t>(tagged_.lemmas.size()));
        if (is_new) tagged_.lemmas.push_back(lemma);
        return place->second;
    }

    const Tag::Input& input_;
    BestPath path_;
    Tagged tagged_;
    std::unordered_map<std::string_view, Type> known_[2];
    std::unordered_map<std::string, std::uint32_t> lemmas_;
    std::vector<const Type*> types_;
    std::vector<const std::vector<TagCandidate>*> candidates_;
};

}  // namespace

Tagged Tag::run(const Input& input, const Options& /*options*/, Context& context) {
    Tagger tagger(input);
    const std::vector<Range>& sentences = input.document.sentences;
    for (std::size_t i = 0; i < sentences.size(); ++i) {
        tagger.tag(sentences[i]);
        if (i % 1024 == 0) context.progress(i, sentences.size());
    }
    context.progress(sentences.size(), sentences.size());
    return tagger.finish();
}

}  // namespace glane
