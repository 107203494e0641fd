#pragma once
// Finding what was said by its words, in whatever case, number or state of repair.

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/language.h"

namespace glane {

/// The content words of a question, folded; compared with those of turns.
class Wording {
  public:
    Wording(std::string_view question, const Language& language);
    /// Share of the question's content words that the text holds, 0 to 1; 0 for a question without any.
    [[nodiscard]] double share_in(std::string_view text, const Language& language) const;

  private:
    std::vector<std::string> words_;
};

}  // namespace glane
