#pragma once
// Golden files: what a result looked like when a person approved it.

#include <string>
#include <string_view>

namespace glane {

/// Fails the running test unless `content` is byte for byte the file tests/golden/<name>. Prints the
/// first line that differs and leaves the new file in output/received/<name>. With GLANE_APPROVE=1
/// in the environment the new content is accepted instead.
void check_approved(std::string_view name, std::string_view content);

}  // namespace glane
