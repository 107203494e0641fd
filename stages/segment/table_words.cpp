#include "stages/segment/table_words.h"

#include <algorithm>
#include <vector>

#include "pipeline/model/tokenize.h"
#include "pipeline/model/unicode.h"
#include "stages/segment/shape.h"

namespace glane {
namespace {

constexpr double kCapitalInside = 1.5;  // a capital where no sentence begins
constexpr double kSmallAtStart = 2.0;   // a small letter where one does
constexpr double kSmallInCell = 0.5;    // cells begin with small letters often enough
constexpr double kOpenEnd = 3.5;        // a cell that ends with « de »
constexpr double kPlainEnd = 0.8;       // or without a full stop
constexpr double kTorn = -5.0;          // two halves that only together are a word

std::string_view core_of(std::string_view word) {
    const auto is_core = [](char32_t c) { return is_letter(c) || is_digit(c); };
    std::size_t begin = 0;
    while (begin < word.size()) {
        std::size_t next = begin;
        if (is_core(next_code_point(word, next))) break;
        begin = next;
    }
    std::size_t end = word.size();
    while (end > begin) {
        std::size_t before = end;
        if (is_core(previous_code_point(word, before)) || is_apostrophe(first_of(word.substr(before)))) break;
        end = before;
    }
    return word.substr(begin, end - begin);
}

/// Words of one stem, roughly: their first letters.
std::string stem_of(std::string_view form) {
    constexpr std::size_t kLetters = 6;
    return folded(form).substr(0, kLetters);
}

bool is_acronym(std::string_view core) { return letter_count(core) > 1 && to_upper(core) == core; }

}  // namespace

WordFacts Fluency::facts_of(std::string_view word) const {
    WordFacts facts;
    facts.length = static_cast<std::uint16_t>(std::min<std::size_t>(code_point_count(word), 0xFFFF));
    constexpr std::size_t kLongest = 80;
    if (word.size() > kLongest) return facts;
    const std::string_view core = core_of(word);
    facts.is_sign = core.empty();
    facts.exact = exact_form(core);
    bool proper = false;
    for (const Token& token : tokenize(core, language_)) {
        if (token.kind == TokenKind::punctuation) continue;
        const std::string form = exact_form(token.span.of(core));
        const auto known = lexicon_.find(form);
        const Word found = token.kind == TokenKind::number ? lexicon_.number() : known.value_or(lexicon_.unknown());
        if (!facts.first) {
            facts.first = found;
            proper = known && lexicon_.is_proper(*known);
        }
        facts.last = found;
        if (token.kind == TokenKind::number) facts.key = "#";
        if (token.kind == TokenKind::word && form.size() > 2 && !language_.is_stopword(form)) facts.key = stem_of(form);
    }
    facts.starts_high = is_upper(first_of(core)) && !is_acronym(core) && !proper;
    facts.starts_low = is_lower(first_of(core)) && first_of(core) == first_of(word);
    facts.ends_sentence = glane::ends_sentence(word) && !language_.is_abbreviation(word);
    const char32_t last = last_of(word);
    facts.is_open =
        is_apostrophe(last) || last == U',' || last == U'-' || last == U'(' || last == U'/' || last == U'+' ||
        (!facts.ends_sentence && language_.is_stopword(core) && last != U')' && last != U'"' && last != U'»');
    return facts;
}

double Fluency::after(const Lexicon::History& history, const WordFacts& word) const {
    Lexicon::History next;
    const double gain = lexicon_.cost(history, *word.first, next) - lexicon_.cost(*word.first);
    return std::clamp(gain, -7.0, 4.0);
}

double Fluency::follow(const WordFacts* before, const WordFacts& first, const WordFacts& second) const {
    double cost = 0;
    if (second.starts_high && !first.ends_sentence && !first.is_sign) cost += kCapitalInside;
    if (second.starts_low && first.ends_sentence) cost += kSmallAtStart;
    if (!second.first || !first.last) return cost;
    if (first.ends_sentence) return cost + after(lexicon_.after(lexicon_.sentence_start()), second);
    Lexicon::History history = lexicon_.after(*first.last);
    if (before != nullptr && before->last && !before->ends_sentence && first.first == first.last) {
        static_cast<void>(lexicon_.cost(lexicon_.after(*before->last), *first.first, history));
    }
    return cost + after(history, second);
}

bool Fluency::is_torn(const WordFacts& first, const WordFacts& second) const {
    if (first.exact.empty() || second.exact.empty() || !second.starts_low || first.ends_sentence) return false;
    const bool known = lexicon_.find(first.exact) && lexicon_.find(second.exact) && second.exact.size() > 1;
    return !known && !language_.is_stopword(first.exact) && lexicon_.find(first.exact + second.exact);
}

double Fluency::go_on(const WordFacts& first, const WordFacts& second) const {
    const double cost = follow(nullptr, first, second);
    return is_torn(first, second) ? std::min(cost, kTorn) : cost;
}

double Fluency::begin(const WordFacts& word, double at_most) const {
    const double small = word.starts_low ? kSmallInCell : 0;
    return word.first ? small + std::min(at_most, after(lexicon_.after(lexicon_.sentence_start()), word)) : small + 1;
}

double Fluency::end(const WordFacts& word) const {
    if (word.ends_sentence) return 0;
    return word.is_open ? kOpenEnd : kPlainEnd;
}

}  // namespace glane
