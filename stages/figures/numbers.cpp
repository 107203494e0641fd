#include "stages/figures/numbers.h"

#include <algorithm>
#include <cmath>
#include <string_view>

#include <fmt/format.h>

#include "pipeline/base/french_number.h"
#include "stages/figures/scale.h"

namespace glane::figures {
namespace {

constexpr double kLargestPlain = 1e15;
constexpr int kMostDecimals = 6;

std::string with_comma(std::string digits) {
    std::replace(digits.begin(), digits.end(), '.', ',');
    return digits;
}

/// "1.50" as "1.5", "2.00" as "2".
std::string without_zeros(std::string digits) {
    while (digits.back() == '0') digits.pop_back();
    if (digits.back() == '.') digits.pop_back();
    return digits;
}

std::string raised(int exponent) {
    static constexpr std::string_view kDigits[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
    std::string out;
    for (const char digit : std::to_string(exponent)) {
        out += digit == '-' ? "⁻" : kDigits[static_cast<std::size_t>(digit - '0')];
    }
    return out;
}

/// `value` is above zero.
std::string scientific(double value) {
    const std::string text = fmt::format("{:.2e}", value);
    const std::size_t e = text.find('e');
    return fmt::format("{}\u00a0×\u00a010{}", with_comma(without_zeros(text.substr(0, e))),
                       raised(std::stoi(text.substr(e + 1))));
}

}  // namespace

std::string french_value(double value, int decimals) {
    const double size = std::abs(value);
    const bool vanishes = size > 0 && size < 0.5 * std::pow(10.0, -decimals);
    const std::string digits =
        size >= kLargestPlain || (vanishes && decimals > 0) ? scientific(size) : glane::french_number(size, decimals);
    const bool is_zero = digits.find_first_of("123456789") == std::string::npos;
    return value < 0 && !is_zero ? "\u2212" + digits : digits;
}

std::string signed_value(double value, int decimals) {
    const std::string text = french_value(value, decimals);
    return value > 0 && text.find_first_of("123456789") != std::string::npos ? "+" + text : text;
}

std::string counted(double count, std::string_view one) {
    return fmt::format("{}\u00a0{}{}", french_number(count), one, count < 2 ? "" : "s");
}

int decimals_for(const std::vector<double>& values) {
    constexpr int kMostTold = 3;
    double largest = 0;
    int told = 0;
    for (const double value : values) {
        largest = std::max(largest, std::abs(value));
        const auto is_told = [&](int decimals) {
            const double scaled = value * std::pow(10.0, decimals);
            return std::abs(scaled - std::rint(scaled)) <= 1e-9 * std::max(1.0, std::abs(scaled));
        };
        while (told <= kMostTold && !is_told(told)) ++told;
    }
    if (told <= kMostTold) return told;
    return std::clamp(2 - static_cast<int>(std::floor(std::log10(largest))), 0, kMostDecimals);
}

Ticks round_ticks(double low, double high, std::size_t most) {
    constexpr double kLeastRange = 1e-290;  // below, steps would no longer be exact
    const double range = high - low;
    if (!(range > kLeastRange)) return {{0}, 0};
    int power = static_cast<int>(std::floor(std::log10(range))) - 1;
    for (;; ++power) {
        for (const int digit : {1, 2, 5}) {
            // From the text, so that 0.2 is the number that is printed.
            const double step = std::stod(fmt::format("{}e{}", digit, power));
            const auto first = static_cast<long>(std::ceil(low / step));
            const auto last = static_cast<long>(std::floor(high / step));
            if (static_cast<std::size_t>(last - first + 1) > most) continue;
            Ticks ticks{{}, std::clamp(-power, 0, kMostDecimals)};
            for (long k = first; k <= last; ++k)
                ticks.values.push_back(std::stod(fmt::format("{}e{}", k * digit, power)));
            return ticks;
        }
    }
}

}  // namespace glane::figures
