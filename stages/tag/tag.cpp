#include "stages/tag/tag.h"

#include <array>
#include <string>
#include <unordered_map>
#include <utility>

#include "pipeline/model/unicode.h"
#include "stages/tag/viterbi.h"

namespace glane {
namespace {

/// Distinct lemmas, numbered as they come.
class LemmaList {
  public:
    std::uint32_t number(const std::string& lemma) {
        const auto [entry, is_new] = numbers_.try_emplace(lemma, static_cast<std::uint32_t>(lemmas_.size()));
        if (is_new) lemmas_.push_back(lemma);
        return entry->second;
    }
    [[nodiscard]] std::vector<std::string> take() { return std::move(lemmas_); }

  private:
    std::unordered_map<std::string, std::uint32_t> numbers_;  // looked up only, never walked
    std::vector<std::string> lemmas_;
};

/// The tag that Apertium gives a punctuation.
std::string punctuation_tag(std::string_view form) {
    if (form == ",") return "cm";
    if (form == "(" || form == "[") return "lpar";
    if (form == ")" || form == "]") return "rpar";
    constexpr std::string_view kEnds = ".?!;:";
    return form.size() == 1 && kEnds.find(form[0]) != std::string_view::npos ? "sent" : "guio";
}

bool begins_with_capital(std::string_view form) {
    std::size_t at = 0;
    return !form.empty() && is_upper(next_code_point(form, at));
}

class Tagger {
  public:
    explicit Tagger(const Tag::Input& in) : in_(in) { tagged_.tags.resize(in.document.tokens.size()); }

    void tag(Range sentence) {
        std::vector<const TagOptions*> options;
        bool first = true;
        for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
            const Token& token = in_.document.tokens[i];
            options.push_back(&options_of(std::string(in_.document.form(token)), token.kind, first));
            if (token.kind != TokenKind::punctuation) first = false;
        }
        const std::vector<std::size_t> best = best_row(options, in_.model);
        for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
            const MorphReading& reading = options[i - sentence.begin]->readings[best[i - sentence.begin]];
            tagged_.tags[i] = {lemmas_.number(reading.lemma), reading.pos};
        }
    }

    Tagged take() {
        tagged_.lemmas = lemmas_.take();
        return std::move(tagged_);
    }

  private:
    /// What a form may be, made once. `first` in a sentence, a capital says nothing.
    const TagOptions& options_of(const std::string& form, TokenKind kind, bool first) {
        const auto [entry, is_new] = known_[first ? 1 : 0].try_emplace(form);
        if (is_new) entry->second = made_options(form, kind, first);
        return entry->second;
    }

    TagOptions made_options(const std::string& form, TokenKind kind, bool first) {
        TagOptions options;
        if (kind == TokenKind::punctuation) {
            options.readings = {{form, punctuation_tag(form), PartOfSpeech::punctuation}};
        } else if (kind == TokenKind::number) {
            options.readings = {{exact_form(form), "num", PartOfSpeech::numeral}};
        } else {
            options = distinct(readings_of(form, first));
        }
        std::vector<std::string> tags;
        for (MorphReading& reading : options.readings) {
            tags.push_back(reading.tag);
            options.ids.push_back(in_.model.id(reading.tag));
            reading.pos = in_.model.pos_of(reading.lemma, reading.tag, reading.pos);
        }
        options.scores = in_.model.likelihoods(exact_form(form), tags);
        return options;
    }

    /// Those of the dictionaries; inside a sentence, a word with a capital may also be a name.
    std::vector<MorphReading> readings_of(const std::string& form, bool first) {
        const Morphs& as_printed = in_.morphology.of(form);
        if (!begins_with_capital(form) || as_printed.has_name()) return as_printed.readings;
        const Morphs& lower = in_.morphology.of(exact_form(form));
        if (lower.source == MorphSource::guess) return as_printed.readings;
        std::vector<MorphReading> readings = lower.readings;
        if (!first) readings.push_back({form, "np", PartOfSpeech::proper_noun});
        return readings;
    }

    /// The first reading of every tag: two lemmas with one tag cannot be told apart by their neighbours.
    static TagOptions distinct(const std::vector<MorphReading>& readings) {
        TagOptions options;
        for (const MorphReading& reading : readings) {
            bool is_new = true;
            for (const MorphReading& kept : options.readings) is_new = is_new && kept.tag != reading.tag;
            if (is_new) options.readings.push_back(reading);
        }
        return options;
    }

    const Tag::Input& in_;
    LemmaList lemmas_;
    std::array<std::unordered_map<std::string, TagOptions>, 2> known_;  // looked up only, never walked
    Tagged tagged_;
};

}  // namespace

Tagged Tag::run(const Input& in, const Options& /*options*/, Context& context) {
    Tagger tagger(in);
    const std::vector<Range>& sentences = in.document.sentences;
    for (std::size_t i = 0; i < sentences.size(); ++i) {
        if (i % 256 == 0) context.progress(i, sentences.size());
        tagger.tag(sentences[i]);
    }
    context.progress(sentences.size(), sentences.size());
    return tagger.take();
}

}  // namespace glane
