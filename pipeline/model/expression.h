#pragma once
// Expressions found in a text by their words: whatever the case, the accents, the plural and the
// inclusive ending (citoyen.ne.s), and with one letter of a long word misread.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/base/text_map.h"
#include "pipeline/model/document.h"
#include "pipeline/model/language.h"
#include "pipeline/model/span.h"

namespace glane {

/// An expression of one or more words.
class Expression {
  public:
    Expression(std::string_view expression, const Language& language);
    /// Its occurrences in the text, in order, without overlap.
    [[nodiscard]] std::vector<Span> in(std::string_view text, const Language& language) const;

  private:
    std::vector<std::string> words_;
};

/// An occurrence of one of several expressions, as tokens.
struct ExpressionMatch {
    std::uint32_t expression = 0;  ///< index in the list
    Range tokens;
};

/// Many expressions in one pass: each different word of a text is compared with the words of the
/// expressions once, and an expression is tried only where its first word stands.
class ExpressionFinder {
  public:
    ExpressionFinder(const std::vector<std::string>& expressions, const Language& language);

    /// The occurrences that lie in `within`, by begin, the longer first. Occurrences of one expression do
    /// not overlap; those of two may.
    [[nodiscard]] std::vector<ExpressionMatch> in(std::string_view text, const std::vector<Token>& tokens,
                                                  Range within);

  private:
    using Words = std::vector<std::uint32_t>;

    const Words& words_like(std::string_view form);
    [[nodiscard]] std::uint32_t end_of_match(std::uint32_t expression, std::string_view text,
                                             const std::vector<Token>& tokens, Range rest);

    const Language& language_;
    std::vector<std::string> words_;     // of all expressions, sorted
    std::vector<Words> expressions_;     // as indices of words_
    std::vector<Words> beginning_with_;  // expressions by the word that they begin with
    TextMap<std::uint32_t> classes_;  // by form, as printed
    std::vector<Words> class_words_;  // the words that the forms of a class may stand for; class 0 has none
};

}  // namespace glane
