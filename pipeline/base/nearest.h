#pragma once
// Did you mean …?

#include <string>
#include <string_view>
#include <vector>

namespace glane {

/// The name of the list nearest to `word` (edits of one letter, at most a third of the word);
/// empty when none is near.
std::string nearest(std::string_view word, const std::vector<std::string>& names);

}  // namespace glane
