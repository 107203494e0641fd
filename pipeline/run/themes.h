#pragma once
// The themes of a project ([themes], named lists of expressions): which theme an expression of the
// cloud belongs to.

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/language.h"
#include "pipeline/model/theme.h"

namespace glane {

/// The theme's expressions as folded words, ready to be found in a text.
class ThemeIndex {
  public:
    ThemeIndex(const std::vector<Theme>& themes, const Language& language);

    /// The first theme with an expression that is in `text` or that `text` is a part of; or empty.
    [[nodiscard]] std::string theme_of(std::string_view text, const Language& language) const;

  private:
    struct Entry {
        std::string name;
        std::vector<std::vector<std::string>> expressions;  // the longest first
    };
    std::vector<Entry> themes_;
};

}  // namespace glane
