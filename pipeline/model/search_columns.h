#pragma once
// Columns of the full-text index: runs of numbers and texts that stand in its file behind what Xapian reads,
// used where they lie (mmap) and therefore open at once. Little-endian, each at a multiple of 8:
//
//   …Xapian's file… | columns | offset and size of each (u64, u64) | offset of these (u64) | "glane-columns-1\n" | seal

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace glane {

enum class Column : std::uint32_t {
    exact_forms,      ///< texts, sorted
    exact_types,      ///< of each: numbers of types
    folded_forms,     ///< texts, sorted
    folded_types,     ///< of each: types
    folded_families,  ///< of each: families
    families,         ///< texts, sorted: "L" + lemma or "S" + stem
    family_types,     ///< of each: types
    lemmas,           ///< texts, sorted: folded lemmas
    lemma_types,      ///< of each: types
    type_forms,       ///< u32 a type: its exact form
    type_turns,       ///< u32 a type: which of its form's types it is, from 1
    type_passages,    ///< u32 a type: how many passages have it
    type_postings,    ///< u32 a type: where its postings begin, plus one; 0 when they are Xapian's alone
    type_tags,        ///< a byte a type: its PartOfSpeech, 255 where none is known
    postings,         ///< bytes, see search_postings.h
    words,            ///< u16 units: the type of every word of every passage, see search_postings.h
    word_starts,      ///< u32 a passage and one more: its first unit
    word_counts,      ///< u32 a passage
    pages,            ///< u32 a passage
    contexts,         ///< u32 a passage: its context
    context_values,   ///< u32 a context and variable: a value
    context_sizes,    ///< u64, u64 a context: inhabitants; kNoSize where nothing is known
    context_terms,    ///< texts, sorted: boolean terms
    term_contexts,    ///< of each: contexts
    values,           ///< texts, sorted
};
constexpr std::size_t kColumns = static_cast<std::size_t>(Column::values) + 1;

/// The bytes of every column while an index is built.
using ColumnTexts = std::array<std::string, kColumns>;
inline std::string& column_in(ColumnTexts& columns, Column column) { return columns[static_cast<std::size_t>(column)]; }

/// The list of texts in a column.
class Texts {
  public:
    explicit Texts(std::string_view column = {});
    [[nodiscard]] std::size_t size() const { return ends_.size(); }
    [[nodiscard]] std::string_view operator[](std::size_t index) const;
    /// Of sorted texts: the first that is not less, and the one that is equal.
    [[nodiscard]] std::size_t lower_bound(std::string_view text) const;
    [[nodiscard]] std::optional<std::size_t> find(std::string_view text) const;

  private:
    std::span<const std::uint32_t> ends_;
    std::string_view bytes_;
};

/// Lists of numbers in a column.
class Lists {
  public:
    explicit Lists(std::string_view column = {});
    [[nodiscard]] std::span<const std::uint32_t> operator[](std::size_t index) const;

  private:
    std::span<const std::uint32_t> ends_;
    std::span<const std::uint32_t> numbers_;
};

std::string texts_column(const std::vector<std::string_view>& texts);
std::string lists_column(const std::vector<std::vector<std::uint32_t>>& lists);
template <typename Number>
std::string numbers_column(const std::vector<Number>& numbers) {
    return {reinterpret_cast<const char*>(numbers.data()), numbers.size() * sizeof(Number)};
}

/// Appends them to the file of the index, which is not sealed yet.
void append_columns(const std::filesystem::path& path, const ColumnTexts& columns);

class Columns {
  public:
    /// Maps the file that `descriptor` is open for; a view of its own, the descriptor stays the caller's. `end` is
    /// where the seal begins. Throws Error when there are no columns.
    Columns(int descriptor, std::size_t end);
    Columns(const Columns&) = delete;
    Columns& operator=(const Columns&) = delete;
    ~Columns();

    [[nodiscard]] std::string_view bytes(Column column) const { return columns_[static_cast<std::size_t>(column)]; }
    template <typename Number>
    [[nodiscard]] std::span<const Number> numbers(Column column) const {
        const std::string_view all = bytes(column);
        return {reinterpret_cast<const Number*>(all.data()), all.size() / sizeof(Number)};
    }

  private:
    void read_directory();

    std::string_view file_;
    std::array<std::string_view, kColumns> columns_{};
};

/// Throws the Error of a column that does not hold together.
[[noreturn]] void fail_damaged_index();

}  // namespace glane
