#include "pipeline/base/french_number.h"

#include <algorithm>
#include <cmath>
#include <string_view>

#include <fmt/format.h>

#include "pipeline/base/table.h"

namespace glane {
namespace {

constexpr std::string_view kNarrow = "\u202F";
constexpr std::string_view kMinus = "\u2212";
constexpr std::string_view kUnknown = "n.\u00A0d.";

/// "-1234.50" as "−1 234,50".
std::string in_french(std::string_view plain) {
    std::string out;
    if (plain.starts_with('-')) {
        out += kMinus;
        plain.remove_prefix(1);
    }
    const std::size_t point = std::min(plain.find('.'), plain.size());
    for (std::size_t i = 0; i < point; ++i) {
        if (i > 0 && (point - i) % 3 == 0) out += kNarrow;
        out += plain[i];
    }
    if (point < plain.size()) (out += ',') += plain.substr(point + 1);
    return out;
}

}  // namespace

std::string french_number(std::int64_t value) { return in_french(fmt::format("{}", value)); }

std::string french_number(double value, int decimals) {
    return std::isfinite(value) ? in_french(fixed(value, decimals)) : std::string(kUnknown);
}

}  // namespace glane
