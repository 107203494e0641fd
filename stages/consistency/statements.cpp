#include "stages/consistency/statements.h"

#include <algorithm>

#include <fmt/format.h>

namespace glane::consistency {
namespace {

// Words between a number and what tells that it is one of the corpus.
constexpr std::size_t kNear = 5;
constexpr std::int64_t kLargestTotal = 100'000;

bool is_year(const Word& word) { return !word.is_spelled && word.number >= 1900 && word.number <= 2100; }

/// "enquête menée auprès de": its first word where it ends close before the number, or the number itself.
std::size_t cue_before(const Reading& reading, std::size_t number) {
    const std::size_t first = number > 2 * kNear ? number - 2 * kNear : 0;
    for (std::size_t at = first; at < number; ++at) {
        const Mark* mark = reading.words[at].mark("corpus-before");
        if (mark == nullptr || !reading.is_unbroken(at, number)) continue;
        if (at + mark->length + kNear >= number) return at;
    }
    return number;
}

/// The name of another survey between a cue and the number: "enquête Verger 2021 auprès de 427 communes".
std::string survey_before(const Reading& reading, std::size_t number) {
    const std::size_t first = number > 2 * kNear ? number - 2 * kNear : 0;
    for (std::size_t at = number; at-- > first;) {
        if (reading.words[at].mark("survey") == nullptr || !reading.is_unbroken(at, number)) continue;
        std::string name;
        bool is_named = false;
        for (std::size_t i = at + 1; i < number; ++i) {
            const Word& word = reading.words[i];
            if (!word.is_capital && !is_year(word)) continue;
            is_named = true;
            name += (name.empty() ? "" : " ") + reading.quote(i, i);
        }
        return is_named ? name : std::string();
    }
    return {};
}

enum class After { nothing, part, predicate, attribute, corpus };

/// What the words behind the unit say.
After after(const Reading& reading, std::size_t end) {
    bool passive = false;
    for (std::size_t i = end; i < end + kNear && i < reading.words.size(); ++i) {
        const Word& word = reading.words[i];
        if (word.is_punctuation || word.sentence != reading.words[end - 1].sentence) return After::nothing;
        if (word.is("qui") || word.is("dont") || word.is("plus") || word.is("moins") ||
            size_at(reading.words, i).is_known()) {
            return After::part;
        }
        passive = passive || word.mark("passive") != nullptr;
        if (word.mark("corpus-noun") != nullptr) return After::corpus;
        if (word.mark("corpus-after") != nullptr) return passive ? After::predicate : After::attribute;
    }
    return After::nothing;
}

bool is_definite(const Reading& reading, std::size_t number) {
    return number > 0 && reading.words[number - 1].mark("definite") != nullptr;
}

enum class Strength { none, weak, strong };

Strength strength_of(const Reading& reading, std::size_t number, std::size_t end, bool has_cue) {
    const After behind = after(reading, end);
    if (behind == After::part) return Strength::none;
    if (has_cue || behind == After::predicate) return Strength::strong;
    const bool definite = is_definite(reading, number);
    if (behind == After::attribute || behind == After::corpus) {
        // Without an article they may be some of them: "3 communes de notre corpus", "2 personnes interrogées".
        if (definite) return Strength::strong;
        return behind == After::attribute ? Strength::weak : Strength::none;
    }
    return definite ? Strength::weak : Strength::none;
}

}  // namespace

std::vector<Total> totals_in(const Reading& reading) {
    std::vector<Total> totals;
    for (std::size_t i = 0; i + 1 < reading.words.size(); ++i) {
        const Word& word = reading.words[i];
        const Mark* unit = reading.words[i + 1].mark("unit");
        if (word.number < 2 || word.number > kLargestTotal || word.percent >= 0 || unit == nullptr) continue;
        const std::size_t end = i + 1 + unit->length;
        const std::string survey = survey_before(reading, i);
        const std::size_t cue = cue_before(reading, i);
        const Strength strength = strength_of(reading, i, end, cue < i || !survey.empty());
        if (strength == Strength::none) continue;
        Total total;
        total.unit = unit->value;
        total.survey = survey;
        total.number = word.number;
        total.is_strong = strength == Strength::strong && reading.passage->kind != PassageKind::note;
        total.text = reading.quote(std::min(cue, is_definite(reading, i) ? i - 1 : i), end - 1);
        total.ref = reading.place(i);
        total.first = i;
        total.end = end;
        totals.push_back(std::move(total));
    }
    return totals;
}

std::vector<SizeStatement> sizes_in(const Reading& reading) {
    std::vector<SizeStatement> sizes;
    for (std::size_t i = 0; i + 1 < reading.words.size(); ++i) {
        const Word& word = reading.words[i];
        const Mark* unit = reading.words[i + 1].mark("unit");
        if (word.number < (word.is_spelled ? 2 : 1) || word.number > kLargestTotal || unit == nullptr) continue;
        const std::size_t end = i + 1 + unit->length;
        for (std::size_t at = end; at < std::min(end + 3, reading.words.size()); ++at) {
            if (reading.words[at].is_punctuation) break;
            const SizeClass size = size_at(reading.words, at);
            if (!size.is_known()) continue;
            sizes.push_back({std::string(unit->value), word.number, size,
                             reading.passage->kind == PassageKind::list_item, reading.quote(i, size.end - 1),
                             reading.place(i)});
            break;
        }
    }
    return sizes;
}

bool is_of_corpus(const Reading& reading, std::size_t unit) {
    const Mark* mark = reading.words[unit].mark("unit");
    if (mark == nullptr) return false;
    const After behind = after(reading, unit + mark->length);
    return behind == After::attribute || behind == After::corpus;
}

}  // namespace glane::consistency
