#pragma once
// What may have stood where a word was read: the confusions of the channel undone over the word list,
// with boundaries where an elision ends, a hyphen stands, or a blank or an apostrophe was lost.

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/base/text_map.h"
#include "pipeline/model/lexicon.h"
#include "stages/restore/channel.h"

namespace glane::restoring {

/// The confusions that a candidate undoes, by their numbers in the lexicon's list.
struct Changes {
    static constexpr std::size_t most = 5;
    std::array<std::uint16_t, most> rules{};
    std::uint8_t count = 0;
};

struct Candidate {
    std::string text;         ///< as it would be printed
    std::vector<Word> words;  ///< what the model sees
    float cost = 0;           ///< of the channel, with what the document says of the words
    bool as_read = false;
    bool named = false;  ///< the last word has a capital that no sentence gave it: it may be a name
    Changes changes;
};

/// Words that the document itself vouches for: -ln of how much likelier each is here than in French.
using DocumentWords = std::unordered_map<std::uint32_t, float>;

struct SearchSettings {
    bool accent_capitals = false;
    char32_t apostrophe = U'’';       ///< what to print where one was lost
    std::size_t most_types = 60'000;  ///< to be remembered
};

class CandidateSearch {
  public:
    CandidateSearch(const Lexicon& lexicon, const Channel& channel, const DocumentWords& document,
                    SearchSettings settings);

    enum class Place : std::uint8_t { inside, sentence_start };
    /// Candidates for a word as it was read, best first, what was read always among them.
    const std::vector<Candidate>& of_word(std::string_view read, Place place);
    /// Candidates that explain a run with signs in it ("|la", "d("), or two halves of one word; not what was read.
    const std::vector<Candidate>& of_run(std::string_view read);
    /// Forgets what was not asked for lately when too much is remembered; what was returned before may be gone then.
    void tidy();
    /// Whether what was read is one of the words that stand on every page.
    [[nodiscard]] bool is_common(std::string_view read) const;
    /// Whether what was read is made of known words.
    bool is_known(std::string_view read);

  private:
    enum class Mode : std::uint8_t { word, run };
    std::vector<Candidate> search(const std::string& read, Mode mode);
    Candidate as_read(const std::string& read, bool sentence_start) const;
    struct Unknown {
        Word word{};
        float cost = 0;
    };
    Unknown unknown(std::u32string_view read, bool sentence_start) const;
    void add_elided_unknown(const std::u32string& letters, std::vector<Candidate>& found) const;
    void add_ordinal(const std::u32string& letters, std::vector<Candidate>& found) const;
    bool puts_elision(const Candidate& candidate) const;
    [[nodiscard]] static bool elides_consonant(const Candidate& candidate);
    void rank(std::vector<Candidate>& candidates) const;

    /// What was found for one string; what was not asked for yet is empty.
    struct Memory {
        std::optional<bool> known;
        std::array<std::optional<std::vector<Candidate>>, 2> words;  // by Place
        std::optional<std::vector<Candidate>> run;
    };
    Memory& memory_of(std::string_view read);
    bool is_made_of_known_words(const std::string& read) const;
    std::vector<Candidate> find_word(const std::string& read, Place place);

    const Lexicon* lexicon_;
    const Channel* channel_;
    const DocumentWords* document_;
    SearchSettings settings_;
    using Memories = TextMap<Memory>;
    Memories memory_;  // of what was asked for since `before_` was filled
    Memories before_;  // of what was asked for before
};

}  // namespace glane::restoring
