#pragma once
// Versions of the libraries that results depend on, for the manifest and the report.

#include <string>
#include <utility>
#include <vector>

namespace glane {

std::vector<std::pair<std::string, std::string>> library_versions();

}  // namespace glane
