#pragma once
// The file of the counted corpus: columns of integers that are used where they lie (mmap). Little-endian, each column
// at a multiple of 8:
//
//   "glane-tokens-1\n\0" | columns | offset, size, XXH64 of each (u64) | XXH64 of these (u64) | "glane-tokens-end"
//
// Whoever changes a column or a flag raises the number in the first line: a file of another number is refused.

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string_view>
#include <vector>

#include "pipeline/base/checksum.h"
#include "pipeline/base/file.h"
#include "pipeline/base/mapped_file.h"

namespace glane {

enum class TokenColumn : std::uint8_t {
    flags,             ///< u16 a token: TokenFlags
    forms,             ///< u32 a token: number of its form
    form_starts,       ///< u32 a form and one more: where its positions begin in form_positions
    form_positions,    ///< u32: the positions of every form, sorted
    form_texts,        ///< bytes of all forms
    form_text_starts,  ///< u32 a form and one more: into form_texts
    form_order,        ///< u32: numbers of the forms, sorted by their text
    form_counts,       ///< u32 a form and kind (counted_kind): its words that count, of that kind
    lemmas,            ///< the same for lemmas
    lemma_starts,
    lemma_positions,
    lemma_texts,
    lemma_text_starts,
    lemma_order,
    lemma_counts,
    sentences,  ///< u32: first position of each sentence
    passages,
    interviews,
    texts,
};
constexpr std::size_t kTokenColumns = static_cast<std::size_t>(TokenColumn::texts) + 1;

/// An entry of the directory.
struct TokenColumnPlace {
    std::uint64_t offset = 0;
    std::uint64_t size = 0;
    std::uint64_t sum = 0;
};

/// Writes the columns, in the order of TokenColumn, under a temporary name.
class TokenColumnWriter {
  public:
    explicit TokenColumnWriter(const std::filesystem::path& path);
    /// Ends the column before; what is added from now on belongs to the next.
    void begin_column();
    void add(std::string_view bytes);
    template <typename Number>
    void add_numbers(std::span<const Number> numbers) {
        add({reinterpret_cast<const char*>(numbers.data()), numbers.size_bytes()});
    }
    /// Brings the whole file to the disk and gives it its name.
    void publish();

  private:
    void end_column();

    Publication publication_;
    std::size_t file_;
    Checksum sum_;  // of the column that is being written
    std::uint64_t written_ = 0;
    std::vector<TokenColumnPlace> directory_;
};

class TokenColumns {
  public:
    /// Throws Error for a file that is missing, foreign, of another version or truncated.
    explicit TokenColumns(const std::filesystem::path& path);

    /// Reads the column once, to compare it with its checksum; throws Error for a damaged one.
    [[nodiscard]] std::string_view bytes(TokenColumn column) const;
    template <typename Number>
    [[nodiscard]] std::span<const Number> numbers(TokenColumn column) const {
        const std::string_view all = bytes(column);
        return {reinterpret_cast<const Number*>(all.data()), all.size() / sizeof(Number)};
    }

  private:
    std::filesystem::path path_;
    MappedFile file_;
    std::vector<TokenColumnPlace> directory_;
};

}  // namespace glane
