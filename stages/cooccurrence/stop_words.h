#pragma once
// Words that carry the sentence rather than its subject. They are positions like all others, but no
// collocates, and no expression begins or ends with one.

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "pipeline/model/unicode.h"

namespace glane {

class StopWords {
  public:
    explicit StopWords(const std::vector<std::string>& words) {
        for (const std::string& word : words) folded_.insert(folded(word));
    }
    /// Whether the folded word is one; elided words (l', qu', jusqu') always are.
    [[nodiscard]] bool contains(const std::string& key) const { return key.ends_with('\'') || folded_.contains(key); }

  private:
    std::unordered_set<std::string> folded_;
};

}  // namespace glane
