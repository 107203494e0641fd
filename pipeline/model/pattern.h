#pragma once
// Regular expressions of a project (ICU syntax), as tolerant as OCR demands: they see the text
// without case and without accents, every apostrophe as '. Matching is bounded in time.

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace glane {

class Pattern {
  public:
    /// Throws Error for what is not a regular expression, with the place of the fault in it.
    explicit Pattern(const std::string& expression);
    Pattern(Pattern&&) noexcept;
    Pattern& operator=(Pattern&&) noexcept;
    ~Pattern();

    /// Whether the expression is found in the line. Lines beyond 2,000 bytes are never searched:
    /// headings are short. Throws Error when one match takes too long.
    [[nodiscard]] bool found_in(std::string_view line) const;

    friend bool any_found_in(const std::vector<Pattern>& patterns, std::string_view line);

  private:
    struct Compiled;
    std::unique_ptr<Compiled> compiled_;
};

/// All patterns of an option.
std::vector<Pattern> compile(const std::vector<std::string>& expressions);
bool any_found_in(const std::vector<Pattern>& patterns, std::string_view line);

/// The text without accents, apostrophes as ', letters in their case: what a Pattern sees.
std::string without_accents(std::string_view text);

}  // namespace glane
