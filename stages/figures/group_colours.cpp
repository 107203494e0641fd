#include "stages/figures/group_colours.h"

#include <algorithm>

namespace glane::figures {

GroupColours::GroupColours(std::vector<std::string> of_items, const Paper& paper)
    : groups_(groups_in_order(of_items)), some_without_(std::ranges::count(of_items, "") > 0), paper_(paper) {}

const std::string& GroupColours::colour(const std::string& group) const {
    const auto found = std::ranges::find(groups_, group);
    if (found == groups_.end()) return paper_.palette().quiet;
    return paper_.colour(static_cast<std::size_t>(found - groups_.begin()));
}

Legend GroupColours::legend(const std::string& meaning) const {
    Legend legend{meaning, {}};
    const std::size_t coloured = std::min(groups_.size(), paper_.palette().groups.size());
    for (std::size_t i = 0; i < coloured; ++i) legend.groups.emplace_back(groups_[i], paper_.colour(i));
    if (groups_.size() > coloured || (some_without_ && !groups_.empty())) {
        legend.groups.emplace_back("autres", paper_.palette().quiet);
    }
    return legend;
}

}  // namespace glane::figures
