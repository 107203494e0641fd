#include "pipeline/model/multiple_tests.h"

#include <algorithm>
#include <cstddef>
#include <numeric>

#include "pipeline/model/association.h"

namespace glane {

PValues p_values(const Contingency& cells) {
    return {.log_likelihood = association::log_likelihood_p(cells),
            .fisher_right = association::fisher_p_greater(cells)};
}

std::vector<double> benjamini_hochberg(const std::vector<double>& p) { return benjamini_hochberg(p, p.size()); }

std::vector<double> benjamini_hochberg(const std::vector<double>& p, std::uint64_t tests) {
    std::vector<std::size_t> falling(p.size());
    std::iota(falling.begin(), falling.end(), std::size_t{0});
    std::sort(falling.begin(), falling.end(), [&p](std::size_t a, std::size_t b) { return p[a] > p[b]; });
    std::vector<double> adjusted(p.size());
    double least = 1.0;
    for (std::size_t i = 0; i < falling.size(); ++i) {
        const double share = static_cast<double>(tests) / static_cast<double>(p.size() - i);
        least = std::min(least, p[falling[i]] * share);
        adjusted[falling[i]] = least;
    }
    return adjusted;
}

}  // namespace glane
