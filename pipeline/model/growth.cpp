#include "pipeline/model/growth.h"

#include <cmath>

namespace glane {
namespace {

std::int64_t size_of(const Spectrum& spectrum) {
    std::int64_t n = 0;
    for (const auto& [times, words] : spectrum) n += times * words;
    return n;
}

std::int64_t words_that_occur(const Spectrum& spectrum, std::int64_t times) {
    const auto known = spectrum.find(times);
    return known == spectrum.end() ? 0 : known->second;
}

double share_left(const Spectrum& whole, std::int64_t n) {
    return 1.0 - static_cast<double>(n) / static_cast<double>(size_of(whole));
}

}  // namespace

GrowthPoint richness_of(const Spectrum& spectrum) {
    GrowthPoint point;
    point.n = size_of(spectrum);
    if (point.n == 0) return point;
    double squares = 0.0;
    for (const auto& [times, words] : spectrum) {
        point.types += words;
        squares += static_cast<double>(times) * static_cast<double>(times) * static_cast<double>(words);
    }
    point.once = words_that_occur(spectrum, 1);
    point.twice = words_that_occur(spectrum, 2);
    const auto n = static_cast<double>(point.n);
    const auto types = static_cast<double>(point.types);
    point.ttr = types / n;
    point.guiraud = types / std::sqrt(n);
    point.herdan = point.n == 1 ? 1.0 : std::log(types) / std::log(n);
    point.yule_k = 1e4 * (squares - n) / (n * n);
    return point;
}

double expected_types(const Spectrum& whole, std::int64_t n) {
    const double left = share_left(whole, n);
    double types = 0.0;
    for (const auto& [times, words] : whole) {
        types += static_cast<double>(words) * (1.0 - std::pow(left, static_cast<double>(times)));
    }
    return types;
}

double expected_once(const Spectrum& whole, std::int64_t n) {
    const double left = share_left(whole, n);
    double once = 0.0;
    for (const auto& [times, words] : whole) {
        const auto m = static_cast<double>(times);
        once += static_cast<double>(words) * m * (1.0 - left) * std::pow(left, m - 1.0);
    }
    return once;
}

}  // namespace glane
