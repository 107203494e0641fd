#pragma once
// The version that results are stamped with: PROJECT_VERSION of CMakeLists.txt.

namespace glane {

constexpr const char* kVersion = GLANE_VERSION;

}  // namespace glane
