#include "pipeline/model/apertium.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

namespace glane {
namespace {

struct Mapping {
    std::string_view tag;
    WordClass word_class;
};
using W = WordClass;

/// By the first tag of an analysis (wiki.apertium.org/wiki/List_of_symbols); verbs and pronouns need the others.
constexpr std::array<Mapping, 28> kFirstTags = {{
    {"n", W::noun},
    {"np", W::proper_noun},
    {"adj", W::adjective},
    {"adv", W::adverb},
    {"preadv", W::adverb},
    {"pr", W::adposition},
    {"cnjcoo", W::coordinator},
    {"cnjsub", W::subordinator},
    {"cnjadv", W::subordinator},
    {"rel", W::relative_pronoun},
    {"num", W::numeral},
    {"ij", W::interjection},
    {"det", W::determiner},
    {"predet", W::adjective},
    {"acr", W::noun},
    {"abbr", W::noun},
    {"vblex", W::finite_verb},
    {"vbmod", W::finite_verb},
    {"vbhaver", W::finite_auxiliary},
    {"vbser", W::finite_auxiliary},
    {"prn", W::pronoun},
    {"sent", W::punctuation},
    {"cm", W::punctuation},
    {"lpar", W::punctuation},
    {"rpar", W::punctuation},
    {"guio", W::punctuation},
    {"apos", W::punctuation},
    {"percent", W::symbol},
}};

bool has(std::string_view tags, std::string_view tag) { return tags.find(tag) != std::string_view::npos; }

/// Of the verb, by its form.
WordClass verb_class(std::string_view tags, bool auxiliary) {
    if (has(tags, "<inf>")) return auxiliary ? W::infinitive_auxiliary : W::infinitive;
    if (has(tags, "<pp>")) return auxiliary ? W::participle_auxiliary : W::past_participle;
    if (has(tags, "<pprs>") || has(tags, "<ger>")) return auxiliary ? W::participle_auxiliary : W::present_participle;
    return auxiliary ? W::finite_auxiliary : W::finite_verb;
}

std::optional<WordClass> class_of(std::string_view lemma, std::string_view tags) {
    const std::string_view first = tags.substr(1, tags.find('>') - 1);
    const auto* row =
        std::find_if(kFirstTags.begin(), kFirstTags.end(), [&](const Mapping& m) { return m.tag == first; });
    if (row == kFirstTags.end()) return std::nullopt;
    const bool is_contracted = has(tags, "+");
    if (first == "pr" && is_contracted) return has(tags, "<rel>") ? W::relative_pronoun : W::contraction;
    if (first == "prn" && (has(tags, "<pro>") || has(tags, "<enc>"))) return W::object_pronoun;
    // Universal Dependencies have no verb être: the copula is an auxiliary too.
    const bool is_auxiliary = row->word_class == W::finite_auxiliary || lemma == "être";
    if (first.starts_with("vb")) return verb_class(tags, is_auxiliary);
    return row->word_class;
}

void add(std::vector<MorphReading>& readings, std::string_view lemma, WordClass word_class) {
    const bool known = std::any_of(readings.begin(), readings.end(), [&](const MorphReading& reading) {
        return reading.word_class == word_class && reading.lemma == lemma;
    });
    if (!known) readings.push_back({std::string(lemma), word_class, MorphSource::dictionary});
}

/// By the value of "po:" in the dictionary of Grammalecte; its verb forms have a value each.
constexpr std::array<Mapping, 15> kParts = {{
    {"nom", W::noun},
    {"adj", W::adjective},
    {"adv", W::adverb},
    {"npr", W::proper_noun},
    {"patr", W::proper_noun},
    {"prn", W::proper_noun},
    {"nb", W::numeral},
    {"interj", W::interjection},
    {"prep", W::adposition},
    {"infi", W::infinitive},
    {"ppas", W::past_participle},
    {"ppre", W::present_participle},
    {"ipre", W::finite_verb},
    {"spre", W::finite_verb},
    {"impe", W::finite_verb},
}};
constexpr std::array<std::string_view, 5> kTenses = {"iimp", "ipsi", "ifut", "cond", "simp"};

}  // namespace

std::vector<MorphReading> readings_of_apertium(std::string_view analyses) {
    std::vector<MorphReading> readings;
    for (std::size_t begin = 0; begin < analyses.size();) {
        const std::size_t end = std::min(analyses.find('/', begin), analyses.size());
        const std::string_view analysis = analyses.substr(begin, end - begin);
        begin = end + 1;
        const std::size_t tags = analysis.find('<');
        if (tags == std::string_view::npos || tags == 0) continue;
        const std::string_view lemma = analysis.substr(0, tags);
        if (const auto known = class_of(lemma, analysis.substr(tags))) {
            const bool is_lequel = *known == W::relative_pronoun && has(analysis, "+lequel<");
            add(readings, is_lequel ? "lequel" : lemma, *known);
        }
    }
    return readings;
}

std::vector<MorphReading> readings_of_hunspell(std::string_view analysis) {
    std::vector<MorphReading> readings;
    std::string_view stem;
    for (std::size_t begin = 0; begin < analysis.size();) {
        const std::size_t end = std::min(analysis.find(' ', begin), analysis.size());
        const std::string_view field = analysis.substr(begin, end - begin);
        begin = end + 1;
        if (field.starts_with("st:")) stem = field.substr(3);
        if (!field.starts_with("po:") || stem.empty()) continue;
        const std::string_view part = field.substr(3);
        // The stem of a participle that is an adjective too is the infinitive, no lemma of an adjective.
        if (part == "adj" && has(analysis, "po:ppas")) continue;
        const auto* row = std::find_if(kParts.begin(), kParts.end(), [&](const Mapping& m) { return m.tag == part; });
        if (row != kParts.end()) {
            add(readings, stem, row->word_class);
        } else if (std::find(kTenses.begin(), kTenses.end(), part) != kTenses.end()) {
            add(readings, stem, W::finite_verb);
        }
    }
    return readings;
}

}  // namespace glane
