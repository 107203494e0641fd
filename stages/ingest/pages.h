#pragma once
// Where pages begin.

#include <string_view>
#include <vector>

#include "pipeline/model/source.h"

namespace glane {

/// The pages of a text, at least one; together they cover it. Where there are form feeds, only they
/// count. Otherwise a page begins (a) at a line indented by exactly one blank, when such lines are
/// rare (a form feed turned into a blank), and (b) behind several blank lines where one is the rule.
/// Folios (a number alone on the first or last line of a page) that grow with the pages make all of
/// them surer.
std::vector<Page> find_pages(std::string_view text, const std::vector<Span>& lines);

}  // namespace glane
