#include "pipeline/model/guess.h"

#include <algorithm>
#include <array>
#include <string>

#include "pipeline/model/unicode.h"

namespace glane {
namespace {

using W = WordClass;

struct Shape {
    bool letters = false;
    bool digits = false;
    bool signs = false;
    std::size_t capitals = 0;
    bool capital_first = false;
};

Shape shape_of(std::string_view form) {
    Shape shape;
    bool first = true;
    for (std::size_t at = 0; at < form.size();) {
        const char32_t c = next_code_point(form, at);
        shape.letters = shape.letters || is_letter(c);
        shape.digits = shape.digits || is_digit(c);
        shape.signs = shape.signs || (!is_letter(c) && !is_digit(c) && !is_space(c) && !is_mark(c));
        if (is_upper(c)) {
            ++shape.capitals;
            shape.capital_first = shape.capital_first || first;
        }
        first = false;
    }
    return shape;
}

MorphReading guess(std::string lemma, W word_class) { return {std::move(lemma), word_class, MorphSource::letters}; }

std::string without_blanks(std::string_view form) {
    std::string out;
    for (std::size_t at = 0; at < form.size();) {
        const char32_t c = next_code_point(form, at);
        if (!is_space(c)) append_code_point(out, c);
    }
    return out;
}

constexpr std::array<std::string_view, 12> kSymbols = {"%", "€", "$", "£", "+", "=", "&", "°", "§", "©", "×", "÷"};

std::vector<MorphReading> without_letters(std::string_view form, const Shape& shape) {
    if (shape.digits) return {guess(without_blanks(form), W::numeral)};
    const bool is_symbol = std::find(kSymbols.begin(), kSymbols.end(), form) != kSymbols.end();
    return {guess(std::string(form), is_symbol ? W::symbol : W::punctuation)};
}

/// 1er, 2nde, 3e, 21ème.
bool is_ordinal(std::string_view exact) {
    constexpr std::array<std::string_view, 11> kEndings = {"er", "ers", "re",   "ère", "ères", "e",
                                                           "es", "ème", "èmes", "nd",  "nde"};
    const std::size_t end = exact.find_first_not_of("0123456789");
    if (end == 0 || end == std::string_view::npos) return false;
    return std::find(kEndings.begin(), kEndings.end(), exact.substr(end)) != kEndings.end();
}

/// The plural -s cut off; of what ends in -ss, -us, -is nothing is known.
std::string singular(const std::string& exact) {
    const std::size_t n = exact.size();
    if (n < 5 || exact[n - 1] != 's') return exact;
    const char before = exact[n - 2];
    return before == 's' || before == 'u' || before == 'i' ? exact : exact.substr(0, n - 1);
}

struct Ending {
    std::string_view letters;
    W word_class;
    std::string_view lemma;  ///< what takes the place of the letters
};
/// Verbs that the dictionaries do not have are regular, in -er.
constexpr std::array<Ending, 18> kEndings = {{
    {"er", W::infinitive, "er"},
    {"é", W::past_participle, "er"},
    {"ée", W::past_participle, "er"},
    {"és", W::past_participle, "er"},
    {"ées", W::past_participle, "er"},
    {"ant", W::present_participle, "er"},
    {"ent", W::finite_verb, "er"},
    {"ait", W::finite_verb, "er"},
    {"aient", W::finite_verb, "er"},
    {"ais", W::finite_verb, "er"},
    {"ons", W::finite_verb, "er"},
    {"ez", W::finite_verb, "er"},
    {"era", W::finite_verb, "er"},
    {"eront", W::finite_verb, "er"},
    {"erait", W::finite_verb, "er"},
    {"erons", W::finite_verb, "er"},
    {"erai", W::finite_verb, "er"},
    {"ement", W::adverb, "ement"},
}};

}  // namespace

std::vector<MorphReading> readings_of_parts(std::string_view form, const LookUp& look_up) {
    if (form.size() > 1 && form.front() == '-') {
        const std::string_view bare = form.substr(form.starts_with("-t-") && form.size() > 3 ? 3 : 1);
        std::vector<MorphReading> readings = look_up(bare);
        const bool has_pronoun = std::any_of(readings.begin(), readings.end(),
                                             [](const MorphReading& r) { return r.pos() == PartOfSpeech::pronoun; });
        if (has_pronoun)
            std::erase_if(readings, [](const MorphReading& r) { return r.pos() != PartOfSpeech::pronoun; });
        return readings;
    }
    const std::size_t hyphen = form.rfind('-');
    if (hyphen == std::string_view::npos || hyphen == 0 || hyphen + 1 == form.size()) return {};
    const auto nominal = [](std::vector<MorphReading> readings) {
        std::erase_if(readings, [](const MorphReading& r) {
            return r.word_class != W::noun && r.word_class != W::adjective && r.word_class != W::past_participle;
        });
        return readings;
    };
    std::vector<MorphReading> last = nominal(look_up(form.substr(hyphen + 1)));
    const std::string before = exact_form(form.substr(0, hyphen + 1));
    for (MorphReading& reading : last) reading.lemma = before + reading.lemma;
    return last;
}

std::vector<MorphReading> guessed_readings(std::string_view form) {
    const Shape shape = shape_of(form);
    if (!shape.letters) return without_letters(form, shape);
    if (form.find("://") != std::string_view::npos || form.find('@') != std::string_view::npos ||
        form.starts_with("www.")) {
        return {guess(std::string(form), W::symbol)};
    }
    const std::string exact = exact_form(form);
    if (is_ordinal(exact)) return {guess(exact, W::adjective)};
    if (shape.digits && !shape.capital_first && exact.front() >= '0' && exact.front() <= '9') {
        return {guess(without_blanks(exact), W::numeral)};
    }
    std::vector<MorphReading> readings;
    if (shape.capital_first) readings.push_back(guess(nfc(form), W::proper_noun));
    // The name of a thing in capitals keeps them: EPCI, DSI.
    const bool is_acronym = shape.capitals > 1;
    readings.push_back(guess(is_acronym ? nfc(form) : singular(exact), W::noun));
    if (is_acronym) return readings;
    readings.push_back(guess(singular(exact), W::adjective));
    for (const Ending& ending : kEndings) {
        if (exact.size() > ending.letters.size() + 2 && exact.ends_with(ending.letters)) {
            const std::string stem = exact.substr(0, exact.size() - ending.letters.size());
            readings.push_back(guess(stem + std::string(ending.lemma), ending.word_class));
        }
    }
    return readings;
}

}  // namespace glane
