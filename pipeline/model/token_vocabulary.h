#pragma once
// Words numbered in the order of their first occurrence, while a token table is built.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace glane {

class TokenVocabulary {
  public:
    TokenVocabulary();
    /// The number of a word, of which one more was seen.
    std::uint32_t add(std::string_view word);

    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(counts_.size()); }
    [[nodiscard]] std::string_view operator[](std::uint32_t number) const {
        return std::string_view(texts_).substr(starts_[number], starts_[number + 1] - starts_[number]);
    }
    /// How often each word was seen.
    [[nodiscard]] const std::vector<std::uint32_t>& counts() const { return counts_; }
    /// All words, one behind the other, and where each begins, with the end of the last.
    [[nodiscard]] const std::string& texts() const { return texts_; }
    [[nodiscard]] const std::vector<std::uint32_t>& text_starts() const { return starts_; }
    /// The numbers in the order of the bytes of the words.
    [[nodiscard]] std::vector<std::uint32_t> sorted() const;

  private:
    void grow();

    std::string texts_;
    std::vector<std::uint32_t> starts_{0};
    std::vector<std::uint32_t> counts_;
    std::vector<std::uint32_t> slots_;  // open addressing; a power of two, at most half of it taken
};

}  // namespace glane
