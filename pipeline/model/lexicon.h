#pragma once
// What French looks like: its words, how likely they are after one another, and what an OCR engine
// that does not know French makes of its letters. One file, mapped into memory and used as it is;
// lexicon/SOURCES.md says what was counted, lexicon/build/pack.py how the file is laid out.
//
// Words are lower case, NFC, with ' for every apostrophe; elisions are words of their own ("l'").

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace glane {

/// Number of a word: its rank in the sorted list.
enum class Word : std::uint32_t {};

/// One way of reading `truth` wrongly as `read`; cost is -ln of how often that happens.
struct Confusion {
    std::string read;
    std::string truth;
    float cost = 0;
};

class Lexicon {
  public:
    /// Maps french.lex and reads confusions.tsv of the folder. Throws Error when they are not sound.
    static Lexicon open(const std::filesystem::path& folder);
    Lexicon(Lexicon&&) noexcept;
    Lexicon& operator=(Lexicon&&) noexcept;
    ~Lexicon();

    /// The word that is spelled so, if it is known.
    [[nodiscard]] std::optional<Word> find(std::string_view spelling) const;
    [[nodiscard]] std::string spelling(Word word) const;
    /// Words of the automaton; `find` gives numbers below this.
    [[nodiscard]] std::uint32_t size() const { return unknown_; }
    /// Whether the dictionary has it, and not only the counts.
    [[nodiscard]] bool in_dictionary(Word word) const { return (entry(word)[2] & 1) != 0; }
    /// Whether the dictionary has it with a capital only: Bretagne.
    [[nodiscard]] bool is_proper(Word word) const { return (entry(word)[2] & 2) != 0; }
    /// How often it was counted, roughly (weighted; exact to a tenth).
    [[nodiscard]] double count(Word word) const;

    [[nodiscard]] Word unknown() const { return Word{unknown_}; }
    [[nodiscard]] Word number() const { return Word{unknown_ + 1}; }
    [[nodiscard]] Word sentence_start() const { return Word{unknown_ + 2}; }
    [[nodiscard]] Word sentence_end() const { return Word{unknown_ + 3}; }

    /// Any word that is known with a capital only: what an unknown name is in its context.
    [[nodiscard]] Word name() const { return Word{unknown_ + 4}; }
    /// -ln of how likely a word of French is spelled so, by its letters alone (lower case).
    [[nodiscard]] float letters_cost(std::u32string_view word) const;

    // --- the list as a trie ---------------------------------------------------------------
    /// A place in the trie; `rank` numbers the words that begin with the letters so far.
    struct Node {
        std::uint32_t first_edge = 0;  ///< 0: no letter can follow
        std::uint32_t rank = 0;        ///< of the first word from here on
        bool is_word = false;          ///< the letters so far are Word{rank}
    };
    [[nodiscard]] Node root() const { return {1, 0, false}; }
    /// Where a letter leads, if anywhere.
    [[nodiscard]] std::optional<Node> step(const Node& node, char32_t letter) const {
        const int index = letter_index(letter);
        if (index < 0 || node.first_edge == 0) return std::nullopt;
        // Of the root, which has an edge for nearly every letter, the places are known.
        std::uint32_t at =
            node.first_edge == root().first_edge ? root_edges_[static_cast<std::size_t>(index)] : node.first_edge;
        for (; at < edges_.size(); ++at) {
            const std::uint32_t edge = edges_[at];
            const int here = static_cast<int>(edge & 0xFF);
            if (here == index)
                return Node{edge >> 10, node.rank + (node.is_word ? 1U : 0U) + skips_[at], (edge & 0x200) != 0};
            if (here > index || (edge & 0x100) != 0) break;
        }
        return std::nullopt;
    }

    // --- the model ------------------------------------------------------------------------
    /// The last two words, as far as the model remembers them.
    struct History {
        std::uint32_t pair = kNoPair;  ///< number of the pair they form, among those that begin a triple
        Word last{};
        friend bool operator==(const History&, const History&) = default;
    };
    [[nodiscard]] History after(Word word) const { return {kNoPair, word}; }
    /// -ln p(word | history) in nats, and the history that follows.
    [[nodiscard]] float cost(const History& history, Word word, History& next) const;
    /// Whether the two words were counted side by side.
    [[nodiscard]] bool has_pair(Word first, Word second) const;
    /// -ln p(word).
    [[nodiscard]] float cost(Word word) const { return step_nats * static_cast<float>(entry(word)[0]); }

    [[nodiscard]] const std::vector<Confusion>& confusions() const { return confusions_; }
    /// SHA-256 of all that is used here: part of the key of every stage that reads it.
    [[nodiscard]] const std::string& digest() const { return digest_; }

  private:
    static constexpr std::uint32_t kNoPair = 0xFFFFFFFFU;
    static constexpr float step_nats = 0.125F;
    static constexpr float gram_step_nats = 1.0F / 128;
    static constexpr float class_step_nats = 1.0F / 16;
    struct Mapping;

    Lexicon();
    void read_sections(const std::filesystem::path& path);
    void read_confusions(const std::filesystem::path& path);
    [[nodiscard]] const std::uint8_t* entry(Word word) const { return &words_[4 * static_cast<std::size_t>(word)]; }
    [[nodiscard]] int letter_index(char32_t letter) const {
        return letter < index_of_latin_.size() ? index_of_latin_[letter] : rare_letter_index(letter);
    }
    [[nodiscard]] int rare_letter_index(char32_t letter) const;
    [[nodiscard]] std::uint32_t history_of(std::size_t pair) const;

    std::unique_ptr<Mapping> mapping_;
    std::span<const std::uint32_t> alphabet_, edges_, skips_, pair_begin_, pairs_, history_rank_, triple_begin_,
        triples_;
    std::span<const std::uint64_t> history_marks_;
    std::span<const std::uint8_t> words_, history_backoff_, letters_;
    std::span<const std::int8_t> class_costs_;
    std::array<std::int16_t, 0x180> index_of_latin_{};  // letters up to ſ, the rest by search
    std::array<std::uint32_t, 256> root_edges_{};       // where the edges of the root are to be looked for
    std::uint32_t unknown_ = 0;
    double total_ = 0;
    std::vector<Confusion> confusions_;
    std::string digest_;
};

}  // namespace glane
