#pragma once
// Did you mean …?

#include <string>
#include <string_view>
#include <vector>

namespace glane {

/// The name of the list nearest to `word` (edits of one letter, at most a third of the word);
/// empty when none is near.
std::string nearest(std::string_view word, const std::vector<std::string>& names);

/// Whether one letter (byte) added, dropped or replaced, or none, makes the two equal. Linear.
bool is_within_one_edit(std::string_view a, std::string_view b);

}  // namespace glane
