#include "pipeline/model/word_class.h"

#include <array>

namespace glane {
namespace {

struct Row {
    std::string_view name;
    PartOfSpeech pos;
};
using P = PartOfSpeech;
/// In the order of WordClass.
constexpr std::array<Row, kWordClasses> kRows = {{
    {"-", P::other},
    {"ADJ", P::adjective},
    {"ADJ.pre", P::adjective},
    {"ADP", P::adposition},
    {"ADP.det", P::adposition},
    {"ADV", P::adverb},
    {"ADV.ne", P::adverb},
    {"AUX.fin", P::auxiliary},
    {"AUX.inf", P::auxiliary},
    {"AUX.part", P::auxiliary},
    {"CCONJ", P::coordinator},
    {"DET", P::determiner},
    {"INTJ", P::interjection},
    {"NOUN", P::noun},
    {"NUM", P::numeral},
    {"PRON", P::pronoun},
    {"PRON.subj", P::pronoun},
    {"PRON.obj", P::pronoun},
    {"PRON.rel", P::pronoun},
    {"PROPN", P::proper_noun},
    {"PUNCT", P::punctuation},
    {"SCONJ", P::subordinator},
    {"SYM", P::symbol},
    {"VERB.fin", P::verb},
    {"VERB.inf", P::verb},
    {"VERB.part", P::verb},
    {"VERB.pres", P::verb},
    {"X", P::other},
}};

}  // namespace

std::string_view name_of(WordClass word_class) { return kRows[index_of(word_class)].name; }
PartOfSpeech pos_of(WordClass word_class) { return kRows[index_of(word_class)].pos; }

VerbForm verb_form_of(WordClass word_class) {
    switch (word_class) {
        case WordClass::finite_verb:
        case WordClass::finite_auxiliary: return VerbForm::finite;
        case WordClass::infinitive:
        case WordClass::infinitive_auxiliary: return VerbForm::infinitive;
        case WordClass::past_participle:
        case WordClass::participle_auxiliary: return VerbForm::past_participle;
        case WordClass::present_participle: return VerbForm::present_participle;
        default: return VerbForm::none;
    }
}

std::optional<WordClass> word_class(std::string_view name) {
    for (std::size_t i = 0; i < kRows.size(); ++i) {
        if (kRows[i].name == name) return static_cast<WordClass>(i);
    }
    return std::nullopt;
}

}  // namespace glane
