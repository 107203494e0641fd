#pragma once
// Headings that announce others: the text right below a heading (or the heading itself) names what the
// parts below it are about. « … deux tâches : la garde des berges et le curage des fossés » is followed by
// the headings « La garde des berges » and « Le curage des fossés ».

#include <cstddef>
#include <utility>
#include <vector>

#include "pipeline/model/language.h"
#include "stages/segment/draft.h"

namespace glane {

/// Pairs (announcing, announced) of indices into `headings`, which are indices of blocks in order. Words
/// are compared by their first letters; words that many headings share count for nothing.
std::vector<std::pair<std::size_t, std::size_t>> announcements(const Draft& draft,
                                                               const std::vector<std::size_t>& headings,
                                                               const Language& language);

}  // namespace glane
