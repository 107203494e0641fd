#pragma once
// Where the lexicon of French lies.

#include <filesystem>

namespace glane {

/// $GLANE_LEXICON; else the folder lexicon/ of the nearest folder above the program that has one;
/// else share/glane/lexicon beside the program's bin/. Throws Error when there is none.
std::filesystem::path lexicon_folder();

}  // namespace glane
