#pragma once
// What a text states of its corpus: totals of a unit, size classes.
//
// A number before a unit is a total of the corpus when the words around it say so: "entretiens dans 9
// collectivités", "11 personnes ont été interviewées", "les 6 communes de notre corpus". "3 communes de
// notre corpus" is a part of it and no total; "4 autres collectivités" neither. Where only an article
// says that all are meant ("les 6 communes"), or the words stand in a note, the statement is weak: it may
// agree, it never contradicts. A number of the corpus of another survey, one with a name or a year, is kept
// apart under that name.

#include <cstdint>
#include <string>
#include <vector>

#include "stages/consistency/reading.h"

namespace glane::consistency {

struct Total {
    std::string unit;    ///< "commune"
    std::string survey;  ///< name of another survey, or empty
    std::int64_t number = 0;
    bool is_strong = false;
    std::string text;
    SourceRef ref;
    std::size_t first = 0;  ///< word of the number
    std::size_t end = 0;    ///< behind the unit
};
std::vector<Total> totals_in(const Reading& reading);

/// How many of a unit have a size: "2 communes entre 7000 et 10 000". "Une commune de …" counts nothing.
struct SizeStatement {
    std::string unit;
    std::int64_t number = 0;
    SizeClass size;
    bool is_listed = false;  ///< an item of a list, so that the list may name all sizes of the corpus
    std::string text;
    SourceRef ref;
};
std::vector<SizeStatement> sizes_in(const Reading& reading);

/// Whether the text speaks of its whole corpus by the unit at the word, without a number: "communes enquêtées".
bool is_of_corpus(const Reading& reading, std::size_t unit);

}  // namespace glane::consistency
