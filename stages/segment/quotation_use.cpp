#include "stages/segment/quotation_use.h"

#include <algorithm>
#include <string>
#include <vector>

#include "pipeline/model/unicode.h"
#include "stages/segment/shape.h"

namespace glane {
namespace {

constexpr std::size_t kBefore = 400;     // bytes of its sentence that are looked at before a quotation
constexpr std::size_t kBehind = 160;     // and behind it
constexpr std::size_t kTermWords = 3;    // a term may have so many words whatever stands around
constexpr std::size_t kShortWords = 8;   // more words than these are no term
constexpr std::size_t kLongSpeech = 25;  // so many words set apart are speech
constexpr std::size_t kNear = 10;        // words between "question" and what is asked
constexpr std::size_t kAttributionWords = 24;

/// A word beside a quotation, with what it says of it.
struct Word {
    std::size_t begin = 0;
    std::size_t end = 0;
    QuotationCue cue = QuotationCue::none;
};

bool is_inner_stop(std::string_view text, std::size_t at) {
    // agent.e.s: a full stop between two letters ends nothing.
    return text[at] == '.' && at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) > 0x20 &&
           text[at + 1] != '"';
}

/// Words of [begin, end); an elided article or pronoun is a word with its apostrophe.
std::vector<Word> words_in(std::string_view text, std::size_t begin, std::size_t end, const Language& language) {
    std::vector<Word> words;
    std::size_t word = begin;
    const auto finish = [&](std::size_t at) {
        if (at > word) words.push_back({word, at, language.quotation_cue(folded(text.substr(word, at - word)))});
    };
    for (std::size_t at = begin; at < end;) {
        const std::size_t here = at;
        const char32_t c = next_code_point(text, at);
        if (is_apostrophe(c) && here > word) {
            finish(at);
            word = at;
            continue;
        }
        if (is_letter(c) || is_digit(c) || is_mark(c) || (c == U'.' && here > word && is_inner_stop(text, here)))
            continue;
        finish(here);
        word = at;
    }
    finish(end);
    return words;
}

bool holds(const std::vector<Word>& words, QuotationCue cue) {
    return std::any_of(words.begin(), words.end(), [cue](const Word& word) { return word.cue == cue; });
}

std::size_t count(const std::vector<Word>& words, QuotationCue cue) {
    return static_cast<std::size_t>(
        std::count_if(words.begin(), words.end(), [cue](const Word& word) { return word.cue == cue; }));
}

bool ends_at(std::string_view text, std::size_t at) {
    const char c = text[at];
    return (c == '?' || c == '!' || (c == '.' && !is_inner_stop(text, at))) &&
           (at + 1 >= text.size() || text[at + 1] == ' ');
}

class Judge {
  public:
    Judge(const QuotedPlace& place, const Language& language) : place_(place), language_(language), text_(place.text) {
        begin_ = place.begin - std::min(place.begin, kBefore);
        for (std::size_t at = begin_; at + 1 < place.begin; ++at) {
            if (ends_at(text_, at)) begin_ = at + 1;
        }
        end_ = std::min(text_.size(), place.end + kBehind);
        // « “… outils.” (élu) »: a bracket behind a full stop still belongs to the quotation.
        for (std::size_t at = place.end; at < end_; ++at) {
            if (ends_at(text_, at) && at > place.end) end_ = at;
        }
        while (end_ < text_.size() && (static_cast<unsigned char>(text_[end_]) & 0xC0U) == 0x80U) ++end_;
        while (begin_ < place.begin && (static_cast<unsigned char>(text_[begin_]) & 0xC0U) == 0x80U) ++begin_;
        before_ = words_in(text_, begin_, place.begin, language);
        inside_ = words_in(text_, place.begin, place.end, language);
        behind_ = words_in(text_, place.end, end_, language);
    }

    QuotationVerdict verdict() {
        QuotationVerdict verdict;
        const bool attributed = find_bracket(verdict) || find_below(verdict) || find_verb_behind(verdict) ||
                                (!place_.listed && find_verb_before(verdict));
        verdict.use = use(attributed);
        if (verdict.use != QuotationUse::interview)
            verdict.attribution_begin = verdict.attribution_end = 0, verdict.below = false;
        return verdict;
    }

  private:
    [[nodiscard]] QuotationUse use(bool attributed) const {
        if (attributed) return QuotationUse::interview;
        if (place_.listed && place_.before != QuotationUse::term) return place_.before;
        if (is_asked()) return QuotationUse::document;
        const std::size_t size = inside_.size();
        const std::size_t speech = count(inside_, QuotationCue::speech);
        const bool heard = holds(before_, QuotationCue::voice) || holds(before_, QuotationCue::interview) ||
                           holds(behind_, QuotationCue::voice);
        const bool cited = holds(before_, QuotationCue::document);
        if (size <= kTermWords) return cited && starts_high() ? QuotationUse::document : QuotationUse::term;
        if (speech > 0 && (heard || !cited || speech * 12 >= size)) return QuotationUse::interview;
        if (heard && !cited) return QuotationUse::interview;
        if (heard && holds(before_, QuotationCue::says)) return QuotationUse::interview;
        if ((size >= kLongSpeech && is_apart()) || (is_sentence() && !cited)) return QuotationUse::interview;
        if (cited) return QuotationUse::document;
        return size <= kShortWords ? QuotationUse::term : QuotationUse::document;
    }

    [[nodiscard]] bool starts_high() const {
        return glane::starts_high(text_.substr(place_.begin, place_.end - place_.begin));
    }

    /// « C'est du bon sens. »: a capital first, and a full stop within the marks.
    [[nodiscard]] bool is_sentence() const {
        const std::string_view words = text_.substr(place_.begin, place_.end - place_.begin);
        return starts_high() && ends_sentence(words);
    }

    /// The quotation is its whole passage.
    [[nodiscard]] bool is_apart() const { return before_.empty() && behind_.size() <= kAttributionWords; }

    /// « à la question 8, “Qui … ?” »: the question of a guide or a survey.
    [[nodiscard]] bool is_asked() const {
        std::string_view words = text_.substr(place_.begin, place_.end - place_.begin);
        if (words.find('?') == std::string_view::npos) return false;
        const std::size_t first = before_.size() - std::min(before_.size(), kNear);
        const std::vector<Word> near(before_.begin() + static_cast<std::ptrdiff_t>(first), before_.end());
        return holds(near, QuotationCue::document);
    }

    /// A bracket that names a voice or an interview: behind the quotation, or the last thing in it.
    bool find_bracket(QuotationVerdict& verdict) const {
        std::size_t at = place_.end;
        while (at < text_.size() && std::string_view(" .,;").find(text_[at]) != std::string_view::npos) ++at;
        if (at < text_.size() && text_[at] == '(') {
            const std::size_t close = text_.find(')', at);
            if (close != std::string_view::npos && names_a_voice(at, close + 1)) {
                verdict.attribution_begin = at;
                verdict.attribution_end = close + 1;
                return true;
            }
        }
        const std::size_t close = text_.rfind(')', place_.end - 1);
        if (close == std::string_view::npos || close < place_.begin || place_.end - close > 8) return false;
        const std::size_t open = text_.rfind('(', close);
        if (open == std::string_view::npos || open <= place_.begin || !names_a_voice(open, close + 1)) return false;
        verdict.attribution_begin = open;
        verdict.attribution_end = close + 1;
        return true;
    }

    [[nodiscard]] bool names_a_voice(std::size_t begin, std::size_t end) const {
        std::vector<Word> words = words_in(text_, begin, end, language_);
        if (words.size() > kAttributionWords) return false;
        words.resize(std::min<std::size_t>(words.size(), 3));  // "(un élu)", not "(ou l'avis des élus)"
        return holds(words, QuotationCue::voice) || holds(words, QuotationCue::interview);
    }

    /// A short paragraph below a quotation that is set apart: (Entretien dans un EPCI).
    bool find_below(QuotationVerdict& verdict) const {
        if (place_.below.empty() || behind_.size() > 2) return false;
        const std::vector<Word> words = words_in(place_.below, 0, place_.below.size(), language_);
        const bool says_who =
            place_.below.front() == '(' || (!words.empty() && words.front().cue == QuotationCue::interview);
        if (!says_who || words.size() > kAttributionWords) return false;
        if (!holds(words, QuotationCue::voice) && !holds(words, QuotationCue::interview)) return false;
        verdict.attribution_end = place_.below.size();
        verdict.below = true;
        return true;
    }

    /// « …”, précise le maire. »
    bool find_verb_behind(QuotationVerdict& verdict) const {
        constexpr std::size_t kWordsToTheVerb = 3;
        for (std::size_t i = 0; i < behind_.size() && i < kWordsToTheVerb; ++i) {
            if (behind_[i].cue != QuotationCue::says) continue;
            for (std::size_t k = i + 1; k < behind_.size() && k < i + 7; ++k) {
                if (behind_[k].cue != QuotationCue::voice) continue;
                if (text_.substr(place_.end, behind_[i].begin - place_.end).find_first_of(".;:") !=
                    std::string_view::npos)
                    return false;
                verdict.attribution_begin = behind_.front().begin;
                verdict.attribution_end = behind_[k].end;
                return true;
            }
        }
        return false;
    }

    /// « un maire raconte : “… », « la directrice insiste sur les “… »
    bool find_verb_before(QuotationVerdict& verdict) const {
        constexpr std::size_t kWordsOfAClause = 16;
        const std::size_t first = before_.size() - std::min(before_.size(), kWordsOfAClause);
        std::size_t verb = before_.size();
        std::size_t voice = before_.size();
        for (std::size_t i = first; i < before_.size(); ++i) {
            if (before_[i].cue == QuotationCue::says) verb = i;
            if (before_[i].cue == QuotationCue::voice) voice = i;
        }
        if (verb == before_.size() || voice == before_.size()) return false;
        const std::size_t distance = before_.size() - std::max(verb, voice);
        const bool colon =
            text_.substr(begin_, place_.begin - begin_).find_last_not_of(' ') != std::string_view::npos &&
            text_[begin_ + text_.substr(begin_, place_.begin - begin_).find_last_not_of(' ')] == ':';
        if (!colon && (distance > 5 || inside_.size() <= kTermWords)) return false;
        // Who speaks stands by the verb.
        const std::size_t apart = verb > voice ? verb - voice : voice - verb;
        if (apart > 6) return false;
        verdict.attribution_begin = clause_begin(std::min(verb, voice));
        verdict.attribution_end = before_[std::max(verb, voice)].end;
        return true;
    }

    /// Back from a word before the quotation to the beginning of its clause, a few words at most.
    [[nodiscard]] std::size_t clause_begin(std::size_t word) const {
        constexpr std::size_t kFewWords = 6;
        for (std::size_t steps = 0; word > 0 && steps < kFewWords; ++steps, --word) {
            const Word& left = before_[word - 1];
            if (text_.substr(left.end, before_[word].begin - left.end).find_first_of(".,;:()?!") !=
                std::string_view::npos)
                break;
        }
        return before_[word].begin;
    }

    const QuotedPlace& place_;
    const Language& language_;
    std::string_view text_;
    std::size_t begin_ = 0;  // of what is looked at
    std::size_t end_ = 0;
    std::vector<Word> before_;
    std::vector<Word> inside_;
    std::vector<Word> behind_;
};

}  // namespace

QuotationVerdict judge_quotation(const QuotedPlace& place, const Language& language) {
    return Judge(place, language).verdict();
}

}  // namespace glane
