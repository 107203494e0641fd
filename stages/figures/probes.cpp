#include "stages/figures/probes.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <utility>

#include "stages/figures/bits.h"
#include "stages/figures/mask.h"

namespace glane::figures {
namespace {

/// A tip is about as high as the part of an ascender above the x-height.
constexpr double kTipHeight = 0.4;  // of the band
/// Narrow ones reject nearly as much as wide ones.
constexpr int kWidestTip = 3;
/// More of them reject little more.
constexpr std::size_t kTips = 5;

/// The greatest of 1, 2, 3, 4, 6, 8, 12 … that is not above the width.
int width_of_probe(int width) {
    const int power = static_cast<int>(std::bit_floor(static_cast<unsigned>(width)));
    return power + power / 2 <= width ? power + power / 2 : power;
}

/// A rectangle as probes at its ends; wholly covered by them when it is no wider than two.
void add(std::vector<Probe>& probes, Probe rectangle, int widest) {
    const int width = width_of_probe(std::min(rectangle.width, widest));
    probes.push_back({rectangle.x, rectangle.y, width});
    if (rectangle.width > width) probes.push_back({rectangle.x + rectangle.width - width, rectangle.y, width});
}

/// The tips that are nearest to row `first` of those that start between it and `end`.
std::vector<Probe> tips_of(const BitRows& cells, int first, int end, int height) {
    std::vector<Probe> tips;
    std::vector<std::pair<int, int>> covered;
    const int step = std::max(1, height / 4) * (first < end ? 1 : -1);
    for (int y = first; tips.size() < kTips && (step > 0 ? y < end : y > end); y += step) {
        for_each_run(cells.common(y, height).data(), cells.width, [&](int left, int right) {
            const auto meets = [&](const auto& other) { return left < other.second && other.first < right; };
            if (std::ranges::any_of(covered, meets)) return;
            covered.emplace_back(left, right);
            add(tips, {left, y, right - left}, kWidestTip);
        });
    }
    return tips;
}

}  // namespace

int tip_height(int band_height) { return std::max(1, static_cast<int>(kTipHeight * band_height)); }

Probes probes_of(const Mask& mask) {
    Probes probes;
    std::vector<Band> bands = mask.bands;
    std::ranges::stable_sort(bands, [](const Band& a, const Band& b) { return a.width > b.width; });
    for (const Band& band : bands) add(probes.bands, {band.x, band.y, band.width}, band.width);
    const int height = tip_height(mask.band_height);
    const auto [first, last] = std::ranges::minmax(mask.bands, {}, &Band::y);
    const int lowest = last.y + mask.band_height - height;  // the last tip that is within a band
    const std::vector<Probe> up = tips_of(mask.cells, 0, first.y, height);
    const std::vector<Probe> down = tips_of(mask.cells, mask.cells.height - height, lowest, height);
    for (std::size_t i = 0; i < std::max(up.size(), down.size()); ++i) {
        if (i < up.size()) probes.tips.push_back(up[i]);
        if (i < down.size()) probes.tips.push_back(down[i]);
    }
    return probes;
}

}  // namespace glane::figures
