#include "stages/figures/group_colours.h"

#include <algorithm>
#include <map>

namespace glane::figures {
namespace {

std::vector<std::string> by_first_place(const std::vector<std::string>& of_items) {
    std::vector<std::string> groups;
    for (const std::string& group : of_items) {
        if (!group.empty() && std::ranges::find(groups, group) == groups.end()) groups.push_back(group);
    }
    return groups;
}

std::vector<std::string> by_weight(const std::vector<std::string>& of_items, const std::vector<double>& weights) {
    std::map<std::string, double> sums;
    for (std::size_t i = 0; i < of_items.size(); ++i) sums[of_items[i]] += weights[i];
    sums.erase("");
    std::vector<std::string> groups;
    for (const auto& [group, sum] : sums) groups.push_back(group);
    std::ranges::stable_sort(groups, [&](const std::string& a, const std::string& b) { return sums[a] > sums[b]; });
    return groups;
}

bool some_empty(const std::vector<std::string>& of_items) { return std::ranges::count(of_items, "") > 0; }

}  // namespace

GroupColours::GroupColours(const std::vector<std::string>& of_items, const Palette& palette)
    : groups_(by_first_place(of_items)), some_without_(some_empty(of_items)), palette_(palette) {}

GroupColours::GroupColours(const std::vector<std::string>& of_items, const std::vector<double>& weights,
                           const Palette& palette)
    : groups_(by_weight(of_items, weights)), some_without_(some_empty(of_items)), palette_(palette) {}

const std::string& GroupColours::colour(const std::string& group) const {
    const auto index = static_cast<std::size_t>(std::ranges::find(groups_, group) - groups_.begin());
    return index < std::min(groups_.size(), palette_.groups.size()) ? palette_.groups[index] : palette_.quiet;
}

std::vector<ColouredGroup> GroupColours::legend() const {
    std::vector<ColouredGroup> legend;
    const std::size_t coloured = std::min(groups_.size(), palette_.groups.size());
    for (std::size_t i = 0; i < coloured; ++i) legend.emplace_back(groups_[i], palette_.groups[i]);
    if (groups_.size() > coloured || (some_without_ && !groups_.empty())) legend.emplace_back("autres", palette_.quiet);
    return legend;
}

}  // namespace glane::figures
