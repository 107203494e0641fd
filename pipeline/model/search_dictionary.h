#pragma once
// From the words of a query to the types of an index (search_terms.h), by the columns that search_types.h wrote.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/part_of_speech.h"
#include "pipeline/model/search_columns.h"

namespace glane {

/// Numbers of types, sorted, without repetition.
using Types = std::vector<std::uint32_t>;

class Dictionary {
  public:
    explicit Dictionary(const Columns& columns);

    /// Types of a word in any inflection, of a form with accents and case aside, of an exact form, of a lemma.
    [[nodiscard]] Types of_word(std::string_view word) const;
    [[nodiscard]] Types of_form(std::string_view form) const;
    [[nodiscard]] Types of_exact(std::string_view form) const;
    [[nodiscard]] Types of_lemma(std::string_view lemma) const;
    /// The type that stands for a part of speech; empty when no word has it.
    [[nodiscard]] Types of_tag(PartOfSpeech pos) const;
    /// Of the words that begin with `start`, the most frequent when they are too many; `words` gets their number.
    [[nodiscard]] Types of_prefix(std::string_view start, std::size_t most, std::size_t& words) const;

    [[nodiscard]] std::size_t types() const { return type_forms_.size(); }
    [[nodiscard]] std::string term(std::uint32_t type) const;
    [[nodiscard]] std::uint32_t passages(std::uint32_t type) const { return type_passages_[type]; }
    /// Its PartOfSpeech as a number; 255 where none is known.
    [[nodiscard]] std::uint8_t tag(std::uint32_t type) const { return type_tags_[type]; }
    /// The commonest spelling of a folded form; the form itself when it has none.
    [[nodiscard]] std::string spelling(const std::string& folded_form) const;

  private:
    [[nodiscard]] bool is_tagged() const { return lemmas_.size() > 0; }
    void add(Types& types, std::span<const std::uint32_t> more) const;

    Texts exact_;
    Lists exact_types_;
    Texts folded_;
    Lists folded_types_;
    Lists folded_families_;
    Texts families_;
    Lists family_types_;
    Texts lemmas_;
    Lists lemma_types_;
    std::span<const std::uint32_t> type_forms_;
    std::span<const std::uint32_t> type_turns_;
    std::span<const std::uint32_t> type_passages_;
    std::span<const std::uint8_t> type_tags_;
};

}  // namespace glane
