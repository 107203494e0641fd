#include "stages/figures/tones.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "stages/figures/tint.h"

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

/// What an item may be coloured with: its group's colour and a shade of it; without groups, the tones.
std::vector<std::string> shades_of(const PlacedItem& item, const GroupColours& groups, const Palette& palette) {
    constexpr double kShade = 0.45;  // towards the text's colour, which on both pages has more contrast
    if (groups.empty()) return palette.tones;
    const std::string& colour = groups.colour(item.item.group);
    return {colour, mixed(colour, palette.text, kShade)};
}

}  // namespace

void colour_items(std::vector<PlacedItem>& items, const GroupColours& groups, const Palette& palette) {
    for (std::size_t i = 0; i < items.size(); ++i) {
        const std::vector<std::string> shades = shades_of(items[i], groups, palette);
        // Heaviest first, the shade that its neighbours have least; ties to the one used longest ago.
        std::vector<double> taken(shades.size(), 0);
        for (std::size_t j = 0; j < i; ++j) {
            const double near = nearness(items[i], items[j]);
            if (near == 0) continue;
            const auto same = static_cast<std::size_t>(std::ranges::find(shades, items[j].colour) - shades.begin());
            if (same < shades.size()) taken[same] += near;
        }
        std::size_t best = groups.empty() ? i % shades.size() : 0;
        for (std::size_t k = 0; k < shades.size(); ++k) {
            const std::size_t shade = (i + k) % shades.size();
            if (taken[shade] < taken[best]) best = shade;
        }
        items[i].colour = shades[best];
    }
}

}  // namespace glane::figures
