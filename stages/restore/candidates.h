#pragma once
// What may have stood where a word was read: the confusions of the channel undone over the word list,
// with boundaries where an elision ends, a hyphen stands, or a blank or an apostrophe was lost.

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "pipeline/model/lexicon.h"
#include "stages/restore/channel.h"

namespace glane::restoring {

struct Candidate {
    std::string text;         ///< as it would be printed
    std::vector<Word> words;  ///< what the model sees
    float cost = 0;           ///< of the channel, with what the document says of the words
    bool as_read = false;
    bool named = false;  ///< the last word has a capital that no sentence gave it: it may be a name
};

/// Words that the document itself vouches for: -ln of how much likelier each is here than in French.
using DocumentWords = std::unordered_map<std::uint32_t, float>;

struct SearchSettings {
    bool accent_capitals = false;
    char32_t apostrophe = U'’';  ///< what to print where one was lost
};

class CandidateSearch {
  public:
    CandidateSearch(const Lexicon& lexicon, const Channel& channel, const DocumentWords& document,
                    SearchSettings settings);

    enum class Place : std::uint8_t { inside, sentence_start };
    /// Candidates for a word as it was read, best first, what was read always among them.
    const std::vector<Candidate>& of_word(const std::string& read, Place place);
    /// Candidates that explain a run with signs in it ("|la", "d("), or two halves of one word; not what was read.
    const std::vector<Candidate>& of_run(const std::string& read);
    /// Forgets when too much is remembered; what was returned before is gone then.
    void tidy();
    /// Whether what was read is made of known words.
    bool is_known(const std::string& read);

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
    void rank(std::vector<Candidate>& candidates) const;

    const Lexicon* lexicon_;
    const Channel* channel_;
    const DocumentWords* document_;
    SearchSettings settings_;
    std::unordered_map<std::string, std::vector<Candidate>> words_[2];
    std::unordered_map<std::string, std::vector<Candidate>> runs_;
};

}  // namespace glane::restoring
