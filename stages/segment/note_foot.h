#pragma once
// The notes at the foot of one page, taken together: lines that begin with a number or with what a
// number was read as, in a row that the numbers among them make sense of.
//
// `‘ Cahier …`, `* Le dépôt …`, `* Voir …`, `4 L'Écho …` are notes 1 to 4 where 1 is the next note: the fourth
// says so. A list would not be numbered like that, and notes are set smaller, so that their lines are longer.

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "stages/segment/draft.h"
#include "stages/segment/note_numbers.h"

namespace glane {

/// A line that begins a note, and its call.
struct NoteStart {
    std::uint32_t line = 0;
    Call call;
};

struct Foot {
    std::vector<NoteStart> notes;  ///< from the first to the foot of the page
    int number = 0;                ///< of the first
};

/// `lines` are those of the page that are neither furniture nor decided, `expected` the number of the next note,
/// `is_called` whether the page's text calls a note. Nothing where no number tells the foot from other text.
std::optional<Foot> find_foot(const Draft& draft, const std::vector<std::uint32_t>& lines, int expected,
                              const std::function<bool(int)>& is_called);

}  // namespace glane
