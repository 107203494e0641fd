#include "pipeline/model/part_of_speech.h"

#include <array>

#include "pipeline/model/unicode.h"

namespace glane {
namespace {

struct Names {
    std::string_view tag;
    std::string_view french;  ///< folded
};
/// In the order of PartOfSpeech.
constexpr std::array<Names, kPartsOfSpeech> kNames = {{
    {"ADJ", "adjectif"},
    {"ADP", "preposition"},
    {"ADV", "adverbe"},
    {"AUX", "auxiliaire"},
    {"CCONJ", "coordination"},
    {"DET", "determinant"},
    {"INTJ", "interjection"},
    {"NOUN", "nom"},
    {"NUM", "nombre"},
    {"PART", "particule"},
    {"PRON", "pronom"},
    {"PROPN", "nom-propre"},
    {"PUNCT", "ponctuation"},
    {"SCONJ", "subordination"},
    {"SYM", "symbole"},
    {"VERB", "verbe"},
    {"X", "autre"},
}};

}  // namespace

std::string_view tag_of(PartOfSpeech pos) { return kNames[static_cast<std::size_t>(pos)].tag; }

std::optional<PartOfSpeech> part_of_speech(std::string_view name) {
    const std::string wanted = folded(name);
    for (std::size_t i = 0; i < kNames.size(); ++i) {
        if (wanted == kNames[i].french || wanted == folded(kNames[i].tag)) return static_cast<PartOfSpeech>(i);
    }
    return std::nullopt;
}

}  // namespace glane
