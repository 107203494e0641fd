#include "stages/figures/tones.h"

#include <algorithm>
#include <cmath>

namespace glane::figures {
namespace {

/// In ems of the larger: further apart, two expressions are no neighbours.
constexpr double kReach = 0.8;

/// How strongly two expressions may be read as one: 0 when far apart; more when near and alike in size.
double nearness(const PlacedItem& a, const PlacedItem& b) {
    const double em = std::max(a.px, b.px);
    const double across = std::max(0.0, std::abs(a.x - b.x) - (a.width + b.width) / 2);
    const double down = std::max(0.0, std::abs(a.y - b.y) - (a.height + b.height) / 2);
    if (std::max(across, down) > kReach * em) return 0;
    const double apart = std::hypot(across, down) / em;
    return apart > kReach ? 0 : (kReach - apart) * std::min(a.px, b.px) / em;
}

}  // namespace

void colour_items(std::vector<PlacedItem>& items, const std::vector<ColouredGroup>& groups, const Palette& palette) {
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (!groups.empty()) {
            const auto group = std::ranges::find(groups, items[i].item.group, &ColouredGroup::first);
            items[i].colour = group == groups.end() ? palette.quiet : group->second;
            continue;
        }
        // Heaviest first, the tone that its neighbours have least; ties to the one used longest ago.
        std::vector<double> taken(palette.tones.size(), 0);
        for (std::size_t j = 0; j < i; ++j) {
            const double near = nearness(items[i], items[j]);
            if (near <= 0) continue;
            taken[static_cast<std::size_t>(std::ranges::find(palette.tones, items[j].colour) - palette.tones.begin())] += near;
        }
        std::size_t best = i % palette.tones.size();
        for (std::size_t k = 1; k < palette.tones.size(); ++k) {
            const std::size_t tone = (i + k) % palette.tones.size();
            if (taken[tone] < taken[best]) best = tone;
        }
        items[i].colour = palette.tones[best];
    }
}

}  // namespace glane::figures
