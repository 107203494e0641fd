#include "pipeline/base/choice.h"

#include <algorithm>

#include <fmt/format.h>

#include "pipeline/base/error.h"
#include "pipeline/base/nearest.h"

namespace glane {

void check_choice(std::string_view option, const std::string& value, const std::vector<std::string>& choices) {
    if (std::find(choices.begin(), choices.end(), value) != choices.end()) return;
    const std::string near = nearest(value, choices);
    throw Error({.where = {},
                 .what = fmt::format("unknown {} \"{}\"", option, value),
                 .hint = near.empty() ? fmt::format("choose one of: {}", fmt::join(choices, ", "))
                                      : fmt::format("did you mean \"{}\"?", near)});
}

void check_least(std::string_view option, int value, int least) {
    if (value >= least) return;
    throw Error({.where = {},
                 .what = fmt::format("{} = {}", option, value),
                 .hint = fmt::format("give {} or a larger number", least)});
}

}  // namespace glane
