#pragma once
// Classes of words, finer than parts of speech where French word order depends on it: a participle does
// not stand where a finite verb does, nor "le" the article where "le" the pronoun does.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "pipeline/model/part_of_speech.h"

namespace glane {

enum class WordClass : std::uint8_t {
    boundary,  ///< before the first word of a sentence and after the last
    adjective,
    preposed_adjective,  ///< before its noun, where few adjectives stand: grand, petit, nouveau
    adposition,
    contraction,  ///< au, du, des: adposition with article. One token here, so ADP
    adverb,
    negation,  ///< ne
    finite_auxiliary,
    infinitive_auxiliary,
    participle_auxiliary,
    coordinator,
    determiner,
    interjection,
    noun,
    numeral,
    pronoun,
    subject_pronoun,   ///< je, il, on, ce
    object_pronoun,    ///< me, se, le, lui, y, en before a verb
    relative_pronoun,  ///< qui, que, dont, où, lequel
    proper_noun,
    punctuation,
    subordinator,
    symbol,
    finite_verb,
    infinitive,
    past_participle,
    present_participle,
    other,
};
constexpr std::size_t kWordClasses = 28;

/// "VERB.fin", "PRON.obj", …: as the tables of lexicon/ write it.
std::string_view name_of(WordClass word_class);
std::optional<WordClass> word_class(std::string_view name);
PartOfSpeech pos_of(WordClass word_class);
VerbForm verb_form_of(WordClass word_class);

/// The index of a class in a table.
constexpr std::size_t index_of(WordClass word_class) { return static_cast<std::size_t>(word_class); }

}  // namespace glane
