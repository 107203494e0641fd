#pragma once
// Builds the file of a TokenTable from tokens that come one by one.
//
// Memory does not grow with the text: it holds the different words (their bytes and 56 more for each), one block of
// 64 MiB while the places of the words are sorted (more only if a single word is more frequent than that), and small
// buffers. Numbers and flags wait in unnamed files beside the target, 10 bytes a token.

#include <array>
#include <cstdint>
#include <filesystem>
#include <string_view>
#include <vector>

#include "pipeline/base/spill_file.h"
#include "pipeline/model/token_columns.h"
#include "pipeline/model/token_flags.h"
#include "pipeline/model/token_vocabulary.h"

namespace glane {

/// One token as it is added.
struct TokenRow {
    std::string_view form;   ///< under which it counts: folded, say
    std::string_view lemma;  ///< the same
    PartOfSpeech pos = PartOfSpeech::other;
    TokenFlags flags = 0;  ///< without its part of speech and what it begins
};

class TokenTableBuilder {
  public:
    /// Nothing stands under that path before publish(); an older file stays until then.
    explicit TokenTableBuilder(const std::filesystem::path& path);

    /// The next token begins such a unit, and units of all smaller kinds. What gets no token is no unit.
    void begin(TokenUnit unit);
    void add(const TokenRow& row);
    [[nodiscard]] std::uint32_t size() const { return size_; }
    /// Writes the file. Nothing can be added afterwards.
    void publish();

  private:
    struct Words {
        explicit Words(const std::filesystem::path& folder) : types(folder) {}
        void add(std::string_view word, TokenFlags flags);

        TokenVocabulary vocabulary;
        std::vector<std::uint32_t> counts;  // a word and kind: see counted_kind
        SpillFile types;
    };
    static void write_words(Words& words, TokenColumnWriter& out);

    std::filesystem::path path_;
    std::uint32_t size_ = 0;
    TokenFlags begins_ = token_flag::begins;
    SpillFile flags_;
    Words forms_;
    Words lemmas_;
    std::array<SpillFile, kTokenUnits> starts_;
};

}  // namespace glane
