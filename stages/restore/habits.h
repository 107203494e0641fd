#pragma once
// What a first reading teaches about a document: which letters its reader lost, which words it uses,
// which apostrophe it prints.

#include <cstdint>
#include <string_view>

#include "pipeline/model/lexicon.h"
#include "stages/restore/candidates.h"
#include "stages/restore/channel.h"

namespace glane::restoring {

struct Habits {
    Survival survival;
    RuleCosts costs;
    DocumentWords words;
    char32_t apostrophe = U'’';
};

/// From the beginning of the text, as much of it as is worth the time.
Habits learn_habits(std::string_view text, const Lexicon& lexicon);

}  // namespace glane::restoring
