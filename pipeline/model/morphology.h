#pragma once
// What a French form can be, out of context: its lemmas and parts of speech, from two dictionaries made for it.
//
// Apertium's analyser of French (package apertium-fra-cat), through lttoolbox; for what that does not know, the
// Hunspell dictionary of Grammalecte (hunspell-fr-comprehensive), whose entries name the part of speech. For what
// neither knows, guesses: a name where it begins with a capital, else a noun, an adjective, a verb by their endings.

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/part_of_speech.h"

namespace glane {

/// One thing that a form can be.
struct MorphReading {
    std::string lemma;  ///< NFC; lower case but for names
    std::string tag;    ///< class and agreement as the tagger counts them: "n.f.pl", "vblex.fin.pl", "pr+det"
    PartOfSpeech pos = PartOfSpeech::other;
    friend bool operator==(const MorphReading&, const MorphReading&) = default;
};

/// Where a form's readings come from.
enum class MorphSource : std::uint8_t { apertium, hunspell, guess };

struct Morphs {
    std::vector<MorphReading> readings;  ///< distinct, never empty
    MorphSource source = MorphSource::guess;

    /// Whether a dictionary knows it as a name.
    [[nodiscard]] bool has_name() const;
};

class Morphology {
  public:
    /// Throws Error, with the name of the package, for a dictionary that is missing. The dictionaries are read, in a
    /// tenth of a second, when they are first asked.
    static Morphology load();
    Morphology(Morphology&&) noexcept;
    Morphology& operator=(Morphology&&) noexcept;
    ~Morphology();

    /// The readings of a form as printed (capitals, typographic apostrophes and all), looked up once a form. The
    /// answer stays where it is. Threads wait for each other.
    const Morphs& of(std::string_view form) const;

    /// Names the contents of the dictionaries.
    [[nodiscard]] const std::string& digest() const;

  private:
    struct State;
    explicit Morphology(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace glane
