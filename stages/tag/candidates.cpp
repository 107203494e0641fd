#include "stages/tag/candidates.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "pipeline/model/unicode.h"

namespace glane {
namespace {

/// How many sightings the dictionary is worth.
constexpr double kDictionaryWeight = 1.0;

/// How often a word that the dictionary has as an adjective alone is a noun.
constexpr double kNounShare = 0.1;

/// How often an adjective that was not counted stands before its noun.
constexpr double kPreposedShare = 0.03;

/// How a form is written, as far as it tells names from words.
enum class Case : std::uint8_t { lower, capitalised, acronym, capitals };

Case case_of(std::string_view form) {
    std::size_t letters = 0;
    std::size_t capitals = 0;
    bool first_is_capital = false;
    for (std::size_t at = 0; at < form.size();) {
        const bool is_first = at == 0;
        const char32_t c = next_code_point(form, at);
        if (is_letter(c)) ++letters;
        if (!is_upper(c)) continue;
        ++capitals;
        first_is_capital = first_is_capital || is_first;
    }
    if (!first_is_capital) return Case::lower;
    if (capitals < 2 || capitals < letters) return Case::capitalised;
    constexpr std::size_t kLongestAcronym = 5;
    return letters <= kLongestAcronym ? Case::acronym : Case::capitals;
}

/// p(name | form) for a form that the dictionary has as a name, as a word, as both, or not at all.
double share_of_names(Case letters, TokenPlace place, bool is_name, bool is_word, bool is_known) {
    const bool inside = place == TokenPlace::inside;
    switch (letters) {
        case Case::lower: return 0;
        case Case::acronym: return is_known && is_word && !is_name ? 0.3 : 0.6;
        case Case::capitals: return is_name || !is_known ? 0.5 : 0.05;
        case Case::capitalised: break;
    }
    if (!is_known) return inside ? 0.95 : 0.6;
    if (is_name && !is_word) return 0.99;
    if (is_name) return inside ? 0.8 : 0.1;
    return inside ? 0.4 : 0.005;
}

class CandidateList {
  public:
    explicit CandidateList(const TagModel& model) : model_(model) {}

    void add(WordClass word_class, const std::string& lemma, double share) {
        for (Weighted& known : list_) {
            if (known.word_class != word_class) continue;
            known.share += share;
            return;
        }
        list_.push_back({word_class, share, lemma});
    }
    /// Readings share `weight` out among their classes; the first reading of a class gives the lemma, unless another
    /// was counted more often.
    void add_readings(const std::vector<MorphReading>& readings, const std::vector<ClassCount>& counts, double weight) {
        double all = 0;
        std::vector<std::pair<WordClass, std::string>> classes;
        for (const MorphReading& reading : readings) {
            const auto same = std::find_if(classes.begin(), classes.end(),
                                           [&](const auto& known) { return known.first == reading.word_class; });
            if (same == classes.end()) {
                classes.emplace_back(reading.word_class, reading.lemma);
                all += model_.share(reading.word_class);
            } else if (is_counted(reading, counts)) {
                same->second = reading.lemma;
            }
        }
        for (const auto& [word_class, lemma] : classes) {
            add(word_class, lemma, weight * model_.share(word_class) / all);
        }
    }
    [[nodiscard]] std::vector<TagCandidate> candidates() const {
        double all = 0;
        for (const Weighted& one : list_) all += one.share;
        std::vector<TagCandidate> candidates;
        for (const Weighted& one : list_) {
            const double fit = std::log(std::max(one.share / all, 1e-6) / model_.share(one.word_class));
            candidates.push_back({one.word_class, static_cast<float>(fit), one.lemma});
        }
        return candidates;
    }

  private:
    struct Weighted {
        WordClass word_class;
        double share;
        std::string lemma;
    };
    static bool is_counted(const MorphReading& reading, const std::vector<ClassCount>& counts) {
        return std::any_of(counts.begin(), counts.end(), [&](const ClassCount& count) {
            return count.word_class == reading.word_class && count.lemma == reading.lemma;
        });
    }

    const TagModel& model_;
    std::vector<Weighted> list_;
};

bool is_pronoun(WordClass word_class) { return pos_of(word_class) == PartOfSpeech::pronoun; }

/// The readings that say nothing finer than the counts do: pronouns are told apart by these alone.
std::vector<MorphReading> beside(const std::vector<ClassCount>& counts, std::vector<MorphReading> readings) {
    const bool counted =
        std::any_of(counts.begin(), counts.end(), [](const ClassCount& count) { return is_pronoun(count.word_class); });
    if (counted) std::erase_if(readings, [](const MorphReading& reading) { return is_pronoun(reading.word_class); });
    return readings;
}

/// The lemma of a word as it was counted: the dictionary's where it has the word in this class.
std::string lemma_of(const ClassCount& count, const std::string& exact, const std::vector<MorphReading>& readings,
                     const Morphology& morphology) {
    const std::string ruled = morphology.ruled_lemma(count.word_class, exact);
    if (!ruled.empty()) return ruled;
    const MorphReading* best = nullptr;
    for (const MorphReading& reading : readings) {
        if (reading.pos() != pos_of(count.word_class)) continue;
        if (reading.word_class == count.word_class && reading.lemma == count.lemma) return count.lemma;
        if (best == nullptr || (best->word_class != count.word_class && reading.word_class == count.word_class)) {
            best = &reading;
        }
    }
    if (best != nullptr) return best->lemma;
    if (!count.lemma.empty()) return count.lemma;
    return exact.size() > 1 && exact.back() == '\'' ? exact.substr(0, exact.size() - 1) + "e" : exact;
}

/// Nearly any adjective can be a noun (le numérique) or stand before one, which dictionaries seldom say.
void add_uses_of_adjective(const std::vector<MorphReading>& readings, CandidateList& list, double weight) {
    const auto is = [&](WordClass word_class) {
        return std::find_if(readings.begin(), readings.end(),
                            [&](const MorphReading& reading) { return reading.word_class == word_class; });
    };
    const auto adjective = is(WordClass::adjective);
    if (adjective == readings.end()) return;
    list.add(WordClass::preposed_adjective, adjective->lemma, kPreposedShare * weight);
    if (is(WordClass::noun) == readings.end()) list.add(WordClass::noun, adjective->lemma, kNounShare * weight);
}

}  // namespace

std::vector<TagCandidate> candidates_of(std::string_view form, TokenKind kind, TokenPlace place,
                                        const Morphology& morphology, const TagModel& model) {
    CandidateList list(model);
    const std::vector<MorphReading>& readings = morphology.readings(form);
    if (kind == TokenKind::punctuation) {
        const bool is_symbol = readings.front().word_class == WordClass::symbol;
        list.add(is_symbol ? WordClass::symbol : WordClass::punctuation, std::string(form), 1);
        return list.candidates();
    }
    if (kind == TokenKind::number) {
        const bool is_ordinal = readings.front().word_class == WordClass::adjective;
        list.add(is_ordinal ? WordClass::adjective : WordClass::numeral, readings.front().lemma, 1);
        return list.candidates();
    }
    const std::string exact = exact_form(form);
    const std::vector<ClassCount>& counts = model.counts(exact);
    std::vector<MorphReading> words = readings;
    std::erase_if(words, [](const MorphReading& reading) { return reading.word_class == WordClass::proper_noun; });
    const bool is_known = !counts.empty() || readings.front().source == MorphSource::dictionary;
    const bool is_name = words.size() < readings.size();
    const bool is_word = !words.empty() || !counts.empty();
    const double names = share_of_names(case_of(form), place, is_name, is_word, is_known);

    double seen = 0;
    for (const ClassCount& count : counts) seen += count.count;
    const bool from_letters = readings.front().source == MorphSource::letters;
    const double weight = counts.empty() || !from_letters ? kDictionaryWeight : 0;
    const double all = seen + weight;
    for (const ClassCount& count : counts) {
        list.add(count.word_class, lemma_of(count, exact, readings, morphology), (1 - names) * count.count / all);
    }
    if (weight > 0) add_uses_of_adjective(words, list, (1 - names) * weight / all);
    if (weight > 0) list.add_readings(beside(counts, std::move(words)), counts, (1 - names) * weight / all);
    if (names > 0) list.add(WordClass::proper_noun, nfc(form), names);
    if (list.candidates().empty()) list.add(WordClass::other, exact, 1);
    return list.candidates();
}

}  // namespace glane
