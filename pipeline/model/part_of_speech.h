#pragma once
// Parts of speech, as Universal Dependencies names them (universaldependencies.org/u/pos), and what
// a text's tokens are in them.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace glane {

enum class PartOfSpeech : std::uint8_t {
    adjective,
    adposition,
    adverb,
    auxiliary,
    coordinator,
    determiner,
    interjection,
    noun,
    numeral,
    particle,
    pronoun,
    proper_noun,
    punctuation,
    subordinator,
    symbol,
    verb,
    other,  ///< foreign words, what nothing is known of
};
constexpr std::size_t kPartsOfSpeech = 17;

/// "ADJ", "ADP", …: the tag of Universal Dependencies.
std::string_view tag_of(PartOfSpeech pos);
/// The part of speech of a tag, or of its French name ("nom", "verbe", "adjectif" …), case and accents aside.
std::optional<PartOfSpeech> part_of_speech(std::string_view name);

/// What a verb or auxiliary stands as; expressions are told by it (limiter la taille, terminal reconditionné).
enum class VerbForm : std::uint8_t { none, finite, infinitive, past_participle, present_participle };

/// Lemma and part of speech of one token.
struct TokenTag {
    std::uint32_t lemma = 0;  ///< index into Tagged::lemmas
    PartOfSpeech pos = PartOfSpeech::other;
    VerbForm verb_form = VerbForm::none;

    template <typename Archive>
    void archive(Archive& a) {
        a(lemma, pos, verb_form);
    }
};

/// The tags of a document: one for every token of Document::tokens, in order.
struct Tagged {
    std::vector<std::string> lemmas;  ///< NFC; lower case but for names; distinct
    std::vector<TokenTag> tags;

    [[nodiscard]] std::string_view lemma(std::size_t token) const { return lemmas[tags[token].lemma]; }

    template <typename Archive>
    void archive(Archive& a) {
        a(lemmas, tags);
    }
};

}  // namespace glane
