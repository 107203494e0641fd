#pragma once
// Which letters two readings of one place differ in: what an OCR engine took for what.

#include <string>
#include <string_view>

namespace glane {

/// "é→è", "ae→œ", or "-↵→∅ ␣→↵" where they differ in several ways. A blank is written ␣, a line end ↵,
/// nothing ∅. Empty for equal texts.
std::string confusion(std::string_view before, std::string_view after);

}  // namespace glane
