#pragma once
// What a token can be, and how well each of it fits its form.

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/document.h"
#include "pipeline/model/morphology.h"
#include "pipeline/model/tag_model.h"

namespace glane {

struct TagCandidate {
    WordClass word_class = WordClass::other;
    float fit = 0;  ///< ln p(class | form) / p(class)
    std::string lemma;
};

/// Where a token stands in its sentence: a capital says less on the first word.
enum class TokenPlace : std::uint8_t { first, inside };

/// The candidates of a form, at least one. What was counted of the form counts as often as it was seen, the
/// dictionary once, shared out as classes are in all text.
std::vector<TagCandidate> candidates_of(std::string_view form, TokenKind kind, TokenPlace place,
                                        const Morphology& morphology, const TagModel& model);

}  // namespace glane
