#include "stages/figures/palette.h"

#include <algorithm>
#include <cmath>

namespace glane::figures {
namespace {

/// Relative luminance (WCAG 2.1).
double luminance(std::string_view colour) {
    const auto channel = [&](std::size_t at) {
        const double value = std::stoi(std::string(colour.substr(at, 2)), nullptr, 16) / 255.0;
        return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

}  // namespace

const Palette& light_palette() {
    static const Palette palette{
        "#ffffff",
        "#1b2733",
        "#5a6570",
        {"#0067a5", "#b54708", "#117a55", "#8f2d78", "#7a5c00", "#3b3a98", "#a3243b", "#3d6b78"},
        {"#0d2f4f", "#1f5f8b", "#256b6b"},
        "#d3dae1"};
    return palette;
}

const Palette& dark_palette() {
    static const Palette palette{
        "#10161d",
        "#eef2f6",
        "#a3b0bc",
        {"#62b5f0", "#f0a04b", "#4fc99a", "#e39bd0", "#e2cc4a", "#aeb0ff", "#ff8f8f", "#9fc9d6"},
        {"#f2f6fa", "#8cc4f0", "#85d3cd"},
        "#313d49"};
    return palette;
}

double contrast(std::string_view a, std::string_view b) {
    const double first = luminance(a);
    const double second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

}  // namespace glane::figures
