#include "stages/figures/tint.h"

#include <cmath>
#include <cstddef>

#include <fmt/format.h>

namespace glane::figures {

std::string mixed(std::string_view first, std::string_view second, double share) {
    std::string colour = "#";
    for (std::size_t at = 1; at < 7; at += 2) {
        const auto channel = [&](std::string_view of) { return std::stoi(std::string(of.substr(at, 2)), nullptr, 16); };
        colour += fmt::format("{:02x}", std::lround(std::lerp(channel(first), channel(second), share)));
    }
    return colour;
}

}  // namespace glane::figures
