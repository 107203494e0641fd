#pragma once
// The words of a corpus while its index is built. A type is a word as the index tells words apart: its exact form
// and, where the corpus is tagged, its lemma and part of speech in context. search_terms.h says how types become terms.

#include <array>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "pipeline/model/search_columns.h"
#include "pipeline/model/search_passage.h"

namespace glane {

class TypeCollector {
  public:
    /// A term of a passage and how often it stands there. Terms live as long as the collector, where they are.
    using Counted = std::pair<const std::string*, std::uint32_t>;

    /// Takes the words of the next passage; returns its terms. Not a word of it may have changed the order of
    /// types: they are numbered as they are met, so that equal corpora have equal indexes.
    std::vector<Counted> add(const SearchPassage& passage);

    /// Fills the columns from exact_forms to word_counts; returns the number of terms of all layers: exact and folded
    /// forms, families.
    std::size_t write(ColumnTexts& columns) const;
    /// Folded forms of printed words, sorted, with the number of passages of their types: for spelling.
    [[nodiscard]] std::vector<std::pair<std::string, std::uint32_t>> spellings() const;

  private:
    struct Type {
        std::uint32_t form = 0;  // into forms_
        std::uint32_t turn = 1;
        std::uint32_t lemma = 0;  // into lemmas_; 0 is none
        std::uint8_t tag = 255;
        std::uint32_t passages = 0;
        std::uint32_t next = 0;  // passage behind the last
        std::uint32_t here = 0;  // in the passage that is being added
        std::string term;
        std::string postings;
    };

    std::uint32_t type_of(std::string_view form, std::string_view lemma, PartOfSpeech pos);
    std::uint32_t tag_type(PartOfSpeech pos);
    std::uint32_t added(std::uint32_t form, std::uint32_t lemma, std::uint8_t tag);
    std::uint32_t form_number(std::string_view printed);
    std::uint32_t lemma_number(std::string_view lemma);
    std::size_t write_dictionary(ColumnTexts& columns) const;
    void write_types(ColumnTexts& columns) const;
    void count(std::uint32_t type, std::vector<std::uint32_t>& met);

    std::deque<Type> types_;
    std::vector<std::string> forms_;  // exact forms
    std::vector<std::vector<std::uint32_t>> types_of_form_;
    std::vector<std::string> lemmas_{""};
    std::unordered_map<std::string, std::uint32_t> printed_;   // as printed: form; looked up only, never walked
    std::unordered_map<std::string, std::uint32_t> by_exact_;  // the same for exact forms
    std::unordered_map<std::string, std::uint32_t> by_lemma_;
    std::array<std::uint32_t, kPartsOfSpeech> tag_types_{};  // type plus one
    std::string words_;
    std::vector<std::uint32_t> word_starts_{0};
    std::vector<std::uint32_t> word_counts_;
};

}  // namespace glane
