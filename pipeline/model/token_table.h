#pragma once
// The corpus as columns of integers: for every token of running text, in reading order, the number of its form and of
// its lemma and its flags; the places of every form and lemma; where sentences, passages, interviews and texts begin.
//
// A position is the index of a token, numbers and punctuation included: token t of a text stands at the text's first
// position plus t. Opened where it lies (mmap); all answers are views into the file. Thread-safe: nothing changes.

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string_view>

#include "pipeline/model/document.h"
#include "pipeline/model/token_columns.h"
#include "pipeline/model/token_flags.h"

namespace glane {

/// What words are one: those that fold to one form, or those of one lemma.
enum class TokenLayer : std::uint8_t { form, lemma };

class TokenTable {
  public:
    /// Throws Error for a file that is missing, foreign, of another version, truncated or damaged. Every column is read
    /// once for that; with `only`, the other layer is not, and must not be asked for.
    explicit TokenTable(const std::filesystem::path& path, std::optional<TokenLayer> only = std::nullopt);

    /// Number of tokens.
    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(flags_.size()); }
    [[nodiscard]] std::span<const TokenFlags> flags() const { return flags_; }
    /// The type of every token.
    [[nodiscard]] std::span<const std::uint32_t> types(TokenLayer layer) const { return words(layer).types; }

    /// Number of different forms or lemmas.
    [[nodiscard]] std::uint32_t type_count(TokenLayer layer) const;
    [[nodiscard]] std::string_view text(TokenLayer layer, std::uint32_t type) const;
    /// The type of a form or lemma as it was added.
    [[nodiscard]] std::optional<std::uint32_t> find(TokenLayer layer, std::string_view text) const;
    /// Where it stands, sorted.
    [[nodiscard]] std::span<const std::uint32_t> positions(TokenLayer layer, std::uint32_t type) const;

    /// How many of its tokens count, of each kind (counted_kind).
    [[nodiscard]] std::span<const std::uint32_t, kCountedKinds> counts(TokenLayer layer, std::uint32_t type) const {
        return words(layer).counts.subspan(kCountedKinds * type).first<kCountedKinds>();
    }

    /// First position of every unit, sorted; units without a token are none.
    [[nodiscard]] std::span<const std::uint32_t> starts(TokenUnit unit) const {
        return starts_[static_cast<std::size_t>(unit)];
    }
    /// The index of the unit around a position.
    [[nodiscard]] std::uint32_t unit_at(TokenUnit unit, std::uint32_t position) const;
    /// The positions of a unit.
    [[nodiscard]] Range unit(TokenUnit unit, std::uint32_t index) const;

  private:
    struct Words {
        std::span<const std::uint32_t> types, starts, positions, text_starts, order, counts;
        std::string_view texts;
    };
    [[nodiscard]] const Words& words(TokenLayer layer) const { return words_[static_cast<std::size_t>(layer)]; }
    [[nodiscard]] Words words_from(TokenColumn first) const;
    [[nodiscard]] bool is_whole(const Words& words) const;
    [[nodiscard]] bool is_whole(TokenUnit unit) const;

    TokenColumns columns_;
    std::span<const TokenFlags> flags_;
    std::array<Words, 2> words_;
    std::array<std::span<const std::uint32_t>, kTokenUnits> starts_;
};

}  // namespace glane
