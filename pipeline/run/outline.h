#pragma once
// The outline of a text: everything that was understood of its structure, in the order of its
// lines, each with its place. What `glane structure` prints and a researcher checks.

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "pipeline/model/corpus.h"

namespace glane {

/// One thing understood. Lines and columns count from 1 in the source file, columns in code points.
struct OutlineItem {
    std::string kind;  ///< "page", "heading", "paragraph", "list", "note", "table", "figure", "furniture",
                       ///< "quotation", "interview", "turn"
    int level = 0;     ///< of a heading and an interview, 1 the highest; 0 where there is none
    std::string text;  ///< on one line
    std::uint32_t page = 1;
    std::uint32_t line = 1;
    std::uint32_t column = 1;
    std::uint32_t line_end = 1;
    std::string interview;  ///< identifier, or empty
    /// What else is known, by name: "speaker" of a turn, "number" and "call" of a note, …
    std::vector<std::pair<std::string, std::string>> details;
};

/// Of all kinds; what begins at the same place stands from the larger to the smaller.
std::vector<OutlineItem> outline_of(const CorpusText& text);

/// All kinds, in the order in which help and errors name them.
const std::vector<std::string>& outline_kinds();

}  // namespace glane
