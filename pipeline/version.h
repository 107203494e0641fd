#pragma once
// The version that results are stamped with; CMakeLists.txt has the same.

namespace glane {

constexpr const char* kVersion = "0.1.0";

}  // namespace glane
