#pragma once
// What a form of French can be: lemmas and classes, whatever its context. From the morphological dictionary of
// Apertium (lttoolbox), for what that does not know from Hunspell's French dictionary, and where neither knows
// the form from its letters. Both are packages of Debian, read where these put them.

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/word_class.h"

namespace glane {

/// Who knows a reading.
enum class MorphSource : std::uint8_t { dictionary, letters };

/// One thing that a form can be.
struct MorphReading {
    std::string lemma;  ///< NFC; lower case but for names
    WordClass word_class = WordClass::other;
    MorphSource source = MorphSource::dictionary;

    [[nodiscard]] PartOfSpeech pos() const { return pos_of(word_class); }
};

class Morphology {
  public:
    /// Finds the dictionaries, and reads lemmas.tsv of the folder; the dictionaries are opened only at the first
    /// form. Throws Error that names the package when one is missing.
    static Morphology load(const std::filesystem::path& lexicon);
    Morphology(Morphology&&) noexcept;
    Morphology& operator=(Morphology&&) noexcept;
    ~Morphology();

    /// All readings of the form, best first, none twice, at least one; the same for every spelling of an apostrophe.
    /// Kept for the next time. Any thread may ask; the reference holds as long as the object.
    const std::vector<MorphReading>& readings(std::string_view form) const;

    /// The lemma that lemmas.tsv gives to an exact form or to a dictionary's lemma; empty where it gives none.
    [[nodiscard]] std::string ruled_lemma(WordClass word_class, const std::string& form) const;

    /// SHA-256 of the dictionaries and of lemmas.tsv: part of the key of every stage that reads them.
    [[nodiscard]] const std::string& digest() const;

  private:
    struct Dictionaries;
    explicit Morphology(std::unique_ptr<Dictionaries> dictionaries);
    std::unique_ptr<Dictionaries> dictionaries_;
};

}  // namespace glane
